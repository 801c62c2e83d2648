package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * A room as a network lists it.
 *
 * @param name normalized
 * @param people how many are in it; 0 when the network does not tell
 * @param subject plain text; may be empty
 */
public record ListedRoom(String name, int people, String subject) {
    public ListedRoom {
        Objects.requireNonNull(name);
        Objects.requireNonNull(subject);
    }
}
