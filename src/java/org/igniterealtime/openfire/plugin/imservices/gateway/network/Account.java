package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Map;
import java.util.Objects;

/**
 * Who logs in.
 *
 * @param id stable for the same user of the same service: the bare JID. Only for telling accounts apart
 * @param name the name on the network, as the user registered it
 * @param password empty when there is none
 * @param options what the registration form asked for besides
 * @param presence the presence to log in with
 */
public record Account(
        String id, String name, String password, Map<String, String> options, Presence presence) {
    public Account {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(password);
        options = Map.copyOf(options);
        Objects.requireNonNull(presence);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Account[" + id + " as " + name + "]";
    }
}
