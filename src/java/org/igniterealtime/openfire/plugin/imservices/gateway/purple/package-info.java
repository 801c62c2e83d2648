/**
 * The network over libpurple, the parent's side: worker processes, their links and their supervision.
 *
 * <p>Threads: a reader and a writer for each worker; a supervisor's timers on the plugin's executor. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.purple;
