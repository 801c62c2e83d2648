/**
 * Raw JNA bindings of libpurple 2 and GLib 2, under their C names; no logic. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;
