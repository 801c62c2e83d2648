package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.xmpp.packet.JID;

/**
 * A user's registration (XEP-0077) with a service.
 *
 * @param user the bare JID of who registered
 * @param name the name on the other network
 * @param password the password there; {@link Secret#NONE} when there is none
 * @param options what else the form asked for
 */
public record Registration(JID user, String name, Secret password, Map<String, String> options) {
    public Registration {
        if (user.getResource() != null) {
            throw new IllegalArgumentException("a registration is of a bare JID, not of " + user);
        }
        Objects.requireNonNull(name);
        Objects.requireNonNull(password);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
