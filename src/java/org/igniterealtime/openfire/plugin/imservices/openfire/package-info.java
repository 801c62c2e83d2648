/**
 * The only room, with the entry class, that touches Openfire's server classes: implements the Host for each service, the
 * routes, the discovery items, the storage.
 *
 * <p>Entered by: Openfire's threads (routes, interceptors, listeners), which it never blocks, and the plugin's executor.
 * What differs between Openfire's versions is in one class. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.openfire;
