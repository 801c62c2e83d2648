/**
 * What every service answers, whatever it is: service discovery (XEP-0030, with forms of XEP-0128), capabilities (XEP-0115),
 * software version (XEP-0092), ping (XEP-0199), time (XEP-0202) and a card (XEP-0054). A service says who is at its addresses
 * ({@link org.igniterealtime.openfire.plugin.imservices.answers.Entities}) and hands its requests to an {@link
 * org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher}, together with handlers of its own.
 *
 * <p>Entered by Openfire's threads; nothing here blocks. For outsiders: modules may use it and need not.
 */
package org.igniterealtime.openfire.plugin.imservices.answers;
