package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A subscription as RFC 3921 names it; {@link #NONE} is also for whom nobody knows (XEP-0016 section 2.1). */
public enum Subscription {
    NONE,
    TO,
    FROM,
    BOTH;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in the file. */
    public String word() {
        return word;
    }

    static Optional<Subscription> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
