package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What a monitor says to administrators other than in answer to them. */
enum MonitorWording implements Words {
    NO_PARAMETERS("a monitor has no parameters; take {0} out of params="),
    LOG_READ("IM Services: the server’s log read through the monitor"),
    NO_TYPE("a monitor has no type {0}; it has monitor, events and service"),
    NO_VALUE("{0} is no parameter with a value, such as memory=90"),
    NO_WATCHERS("who sees the monitor’s presence cannot be read: {0}"),
    QUESTIONS("Questions to the monitor"),
    QUESTIONS_DESCRIPTION("How many questions the monitor answers in a second."),
    QUESTIONS_UNIT("questions a second"),
    WATCHERS("Watchers of the monitor"),
    WATCHERS_DESCRIPTION("How many users have the monitor in their list of contacts."),
    WATCHERS_UNIT("users");

    private final String pattern;

    MonitorWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "monitor." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
