/**
 * Bytes from one socket to another: RFC 1928 (SOCKS 5) as far as XEP-0065 version 1.8.2 uses it, and nothing of XMPP.
 *
 * <p>A {@link org.igniterealtime.openfire.plugin.imservices.proxy.relay.Door} accepts connections on one port; the two that
 * name the same hash wait there until somebody activates it, and are then a {@link
 * org.igniterealtime.openfire.plugin.imservices.proxy.relay.Stream} on one of a few relay threads.
 *
 * <p>Threads: what a class says. The door's and the relays' own threads wait for nothing but their selectors. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.proxy.relay;
