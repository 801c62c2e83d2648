/**
 * The plugin's entry: wires the rooms below it, starts them in order and stops them in reverse.
 *
 * <p>Entered by: the thread of Openfire's plugin manager. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices;
