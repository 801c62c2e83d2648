package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * What the network wants to know of a user.
 *
 * @param password whether it takes a password
 * @param networkName the network's own name for people, for example {@code IRC}
 */
public record AccountForm(PasswordUse password, String networkName) {

    public enum PasswordUse {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    public AccountForm {
        Objects.requireNonNull(password);
        Objects.requireNonNull(networkName);
    }
}
