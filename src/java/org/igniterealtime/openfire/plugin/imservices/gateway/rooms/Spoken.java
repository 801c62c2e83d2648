package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.Instant;
import org.xmpp.packet.JID;

/**
 * Something that was said in a room.
 *
 * @param from who said it, as an address in the room
 * @param id of the stanza
 * @param text the body
 * @param time when
 */
record Spoken(JID from, String id, String text, Instant time) {}
