/**
 * Everything that an administrator can do with the services, once, for the console's pages and for commands: list, check, add, edit,
 * delete, switch on and off, restart, the text files, trials, and the audit of it all.
 *
 * <p>Entered by: request threads of the console and the plugin's executor. What blocks says so; none of it may be called on a thread
 * that routes stanzas. Texts are for people, in the server's language. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.administration;
