package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Objects;

/**
 * Who acts, for the audit log.
 *
 * @param name the administrator's user name
 * @param from by what way, for example {@code console, 127.0.0.1}, or the address of a command's sender
 */
public record Actor(String name, String from) {
    public Actor {
        Objects.requireNonNull(name);
        Objects.requireNonNull(from);
    }
}
