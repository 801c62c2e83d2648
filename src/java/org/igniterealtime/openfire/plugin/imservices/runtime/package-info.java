/**
 * From the services file to running services, by difference: the manager, the states, the keepers of access lists, the registry of modules, the
 * watcher.
 *
 * <p>Entered by: the plugin's executor only; the states may be read by any thread. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.runtime;
