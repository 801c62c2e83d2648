package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.Locale;

/**
 * Which names are rooms', by protocol: on IRC those that begin as channels do (RFC 2811 section 2.1), elsewhere those with a
 * {@code #} in front, which is not part of the room's own name.
 */
final class RoomRules {

    private static final String CHANNELS = "#&+!";
    private static final String MARK = "#";

    private final String marks;

    RoomRules(String protocol) {
        marks = protocol.equals("prpl-irc") ? CHANNELS : MARK;
    }

    boolean isRoom(String name) {
        return name.length() > 1 && marks.indexOf(name.charAt(0)) >= 0;
    }

    /** Addresses of XMPP know no upper case, so that rooms that differ in nothing else are one. */
    String normalize(String room) {
        return room.toLowerCase(Locale.ROOT);
    }
}
