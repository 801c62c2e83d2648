package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * How somebody is there.
 *
 * @param show availability
 * @param status free text, plain; empty when there is none
 */
public record Presence(Show show, String status) {

    /** In the words of RFC 6121 section 4.7.2.1, with AVAILABLE for no show element. */
    public enum Show {
        AVAILABLE,
        CHAT,
        AWAY,
        XA,
        DND,
        INVISIBLE,
        OFFLINE
    }

    public static final Presence AVAILABLE = new Presence(Show.AVAILABLE, "");
    public static final Presence OFFLINE = new Presence(Show.OFFLINE, "");

    public Presence {
        Objects.requireNonNull(show);
        Objects.requireNonNull(status);
    }

    public boolean isOnline() {
        return show != Show.OFFLINE;
    }
}
