package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Objects;

/** A password on its way: it prints itself as stars, so that no log, exception or debugger line shows it by chance. */
public final class Secret {

    public static final Secret NONE = new Secret("");

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The password itself. Only for who stores it encrypted or hands it to the network. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "(none)" : "***";
    }
}
