package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.Locale;

/**
 * How the plugin calls rooms. On IRC as IRC does; elsewhere with a {@code #} in front, which tells them from people. In lower
 * case, because addresses of XMPP are.
 */
final class RoomNames {

    private static final String MARK = "#";

    private final boolean marked;

    RoomNames(String protocol) {
        this.marked = !protocol.equals("prpl-irc");
    }

    /** Whether the plugin means a room. */
    boolean isRoom(String name) {
        return marked ? name.startsWith(MARK) : IrcText.isChannel(name);
    }

    String toPlugin(String purple) {
        String name = purple.toLowerCase(Locale.ROOT);
        return marked ? MARK + name : name;
    }

    String toPurple(String plugin) {
        return marked ? plugin.substring(MARK.length()) : plugin;
    }
}
