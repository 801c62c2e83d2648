package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/**
 * What can be said about {@code params=}, in English, for the log; other languages have it under {@link #key} in the plugin's
 * texts. The patterns are those of {@link java.text.MessageFormat}.
 */
public enum ParameterWording implements Words {
    NO_PROTOCOL("the protocol is missing"),
    PROTOCOL_WANTED("libpurple''s id of it first, for example params={0};server=chat.example.org"),
    UNKNOWN_KEY("there is no {0}"),
    KEY_WANTED("{0}; known are {1}"),
    KEYS_WANTED("one of {0}"),
    SOME_WANTED("some of {0}, commas between"),
    BAD_VALUE("{0}={1} is not possible"),
    NUMBER_WANTED("a whole number"),
    RANGE_WANTED("a whole number from {0} to {1}"),
    TRUTH_WANTED("1 or 0"),
    TEXT_WANTED("a text");

    private final String pattern;

    ParameterWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "service.parameter." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
