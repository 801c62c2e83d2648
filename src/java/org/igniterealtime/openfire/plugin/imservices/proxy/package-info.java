/**
 * The proxy for file transfers: SOCKS5 Bytestreams (XEP-0065, version 1.8.2), {@code category=proxy}, {@code type=bytestreams}. What is
 * asked and answered in stanzas is here, the bytes go through {@link org.igniterealtime.openfire.plugin.imservices.proxy.relay}.
 *
 * <p>Entered by Openfire's threads (stanzas), the plugin's executor (start, stop, changes) and the threads of the relays (what
 * becomes of streams); only starting and stopping wait for anything. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.proxy;
