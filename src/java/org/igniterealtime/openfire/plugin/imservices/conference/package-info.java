/**
 * Chat rooms (XEP-0045) over the server's own engine: {@code category=conference}. The engine does what a room does; here is what makes a
 * service of it: which defaults rooms have, whether they stay, who has to leave when the access list says so, what the service
 * answers about itself, and the conversations that are kept as text.
 *
 * <p>Entered by the server's threads with stanzas and with what happens in rooms, by the plugin's own threads to start, stop and write.
 */
package org.igniterealtime.openfire.plugin.imservices.conference;
