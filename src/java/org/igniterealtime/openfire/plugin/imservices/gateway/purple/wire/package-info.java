/**
 * The messages between the plugin and a worker process, and their one codec: CBOR (RFC 8949) in frames of a four-byte
 * big-endian length. All that the two processes share.
 *
 * <p>Pure. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;
