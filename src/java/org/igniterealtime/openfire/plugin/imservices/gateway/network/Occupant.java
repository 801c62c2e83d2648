package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * Somebody in a room.
 *
 * @param nick as the room knows him; two spellings are two people
 * @param rank what he may do there
 * @param away whether he said that he is not at his desk
 */
public record Occupant(String nick, Rank rank, boolean away) {

    /** Lowest first. */
    public enum Rank {
        NONE,
        /** Is heard in a moderated room (IRC: voice). */
        MEMBER,
        /** Keeps order, and may not give that to others (IRC: half-operator). */
        MODERATOR,
        /** Keeps order (IRC: operator). */
        ADMIN,
        /** The room is his (IRC: founder). */
        OWNER
    }

    public Occupant {
        Objects.requireNonNull(nick);
        Objects.requireNonNull(rank);
    }
}
