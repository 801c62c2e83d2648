package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Locale;

/** Whether the server lists a service in its disco#items (XEP-0030); either way it can be used by who knows it. */
public enum Browse {
    PUBLIC,
    PRIVATE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
