package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * Why something about a room was not done.
 *
 * @param kind the kind
 * @param reason in the network's own words, plain text; may be empty
 */
public record RoomFailure(Kind kind, String reason) {

    public enum Kind {
        /** The room wants a password, or another one. */
        PASSWORD,
        /** The room is closed to him. */
        BANNED,
        /** Only who is invited, or known to the network, gets in. */
        MEMBERS_ONLY,
        FULL,
        NICK_IN_USE,
        /** The network has no such nicknames. */
        NICK_INVALID,
        NO_SUCH_ROOM,
        NO_SUCH_OCCUPANT,
        /** He may not do that. */
        NOT_ALLOWED,
        /** He is not in the room. */
        NOT_INSIDE,
        /** He is in as many rooms as he may be. */
        TOO_MANY,
        /** The network knows no such thing. */
        UNSUPPORTED,
        /** The network has not answered. */
        TIMEOUT,
        OTHER
    }

    public RoomFailure {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
    }
}
