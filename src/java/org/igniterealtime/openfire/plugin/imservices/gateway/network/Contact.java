package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.List;
import java.util.Objects;

/**
 * Somebody on a user's contact list.
 *
 * @param name the name on the network, normalized
 * @param alias what to show; empty when there is none
 * @param groups the groups the contact is in
 */
public record Contact(String name, String alias, List<String> groups) {
    public Contact {
        Objects.requireNonNull(name);
        Objects.requireNonNull(alias);
        groups = List.copyOf(groups);
    }
}
