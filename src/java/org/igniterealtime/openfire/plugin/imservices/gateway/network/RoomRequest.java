package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * Something to be done in a room.
 *
 * @param kind what
 * @param who whom it is about: a nickname, for INVITE a contact's name; empty where it is about nobody
 * @param text the subject, the new nickname, the rank's name, the reason
 */
public record RoomRequest(Kind kind, String who, String text) {

    public enum Kind {
        /** The text is the subject from now on. */
        SUBJECT,
        /** The text is his own nickname from now on. */
        NICK,
        KICK,
        /** Out, and not in again. */
        BAN,
        /** The text is an {@link Occupant.Rank}, the one he has from now on. */
        RANK,
        INVITE
    }

    public RoomRequest {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(who);
        Objects.requireNonNull(text);
    }
}
