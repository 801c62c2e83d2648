package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** The states of services, as the monitor calls them. */
enum StateWording implements Words {
    STARTING("starting"),
    RUNNING("running"),
    DEGRADED("degraded"),
    FAILED("failed"),
    DISABLED("switched off");

    private final String pattern;

    StateWording(String pattern) {
        this.pattern = pattern;
    }

    /** @param state as the server says it */
    static Phrase of(String state) {
        return valueOf(state.toUpperCase(Locale.ROOT)).with();
    }

    @Override
    public String key() {
        return "monitor.state." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
