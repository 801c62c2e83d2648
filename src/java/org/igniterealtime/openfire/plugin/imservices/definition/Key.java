package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a section of the services file. */
enum Key {
    CATEGORY,
    TYPE,
    NAME,
    BROWSE,
    NS,
    MODULE,
    PARAMS,
    ACCESS,
    HISTORY,
    FORMDATA,
    ENABLED;

    static final String ALL =
            Arrays.stream(values()).map(Key::key).collect(Collectors.joining(", "));

    /** The spelling in the file; upper case is read as well. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may stand more than once. */
    boolean repeats() {
        return this == HISTORY;
    }

    /** Whether somebody may have meant this key: at the most two letters are wrong, missing or too many. */
    boolean resembles(String word) {
        return Spelling.resembles(word, key());
    }

    static Optional<Key> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
