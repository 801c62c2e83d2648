/**
 * A gateway (XEP-0100) whatever its network: registration (XEP-0077), the user's session, contacts, messages.
 *
 * <p>Entered by: Openfire's threads through {@link org.igniterealtime.openfire.plugin.imservices.service.Service#receive},
 * which only put work into a mailbox; mailboxes run on the plugin's executor. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway;
