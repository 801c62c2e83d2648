package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * How somebody got out of a room.
 *
 * @param how the kind
 * @param by the nickname of who put him out; empty when nobody did, or nobody knows
 * @param reason in the network's words, plain text; may be empty
 */
public record Departure(How how, String by, String reason) {

    public enum How {
        /** By himself, or with his connection. */
        LEFT,
        KICKED,
        BANNED
    }

    public Departure {
        Objects.requireNonNull(how);
        Objects.requireNonNull(by);
        Objects.requireNonNull(reason);
    }
}
