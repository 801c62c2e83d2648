package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** Why a gateway does not start. */
public enum GatewayWording implements Words {
    REGISTRATIONS("The registrations cannot be read from the database: {0}");

    private final String pattern;

    GatewayWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "gateway.reason." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
