/**
 * A gateway (XEP-0100) whatever its network: registration (XEP-0077), the user's session, contacts, messages.
 *
 * <p>Entered by: Openfire's threads through {@link org.igniterealtime.openfire.plugin.imservices.service.Service#receive},
 * which only put work into a mailbox; the network's threads through {@link
 * org.igniterealtime.openfire.plugin.imservices.gateway.NetworkEvents}, likewise. Mailboxes run on the plugin's executor.
 * For outsiders: {@link org.igniterealtime.openfire.plugin.imservices.gateway.Gateway} bridges to a network that a module
 * brings; nothing else.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway;
