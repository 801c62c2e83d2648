package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        String key = key();
        int[] distances = IntStream.rangeClosed(0, key.length()).toArray();
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= key.length(); j++) {
                int replaced = diagonal + (word.charAt(i - 1) == key.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, Math.min(distances[j], distances[j - 1]) + 1);
            }
        }
        return distances[key.length()] <= 2;
    }

    static Optional<Key> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
