package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/**
 * The figures that a service gives to the server's statistics, where plugins that draw them find them. Safe for use by several
 * threads; nothing blocks. What a service has added goes with the service.
 */
public interface Statistics {

    /** What a sample is. */
    enum Kind {
        /** How many there are at the moment. */
        LEVEL,
        /** How many there have been since the service started; what is shown is how many that makes in a second. */
        TOTAL
    }

    /**
     * What a figure is called.
     *
     * @param key letters, digits and dots; told apart from other services' by the service's domain
     * @param name a few words
     * @param description a sentence
     * @param unit what is counted; of a {@link Kind#TOTAL} with the second: bytes a second
     */
    record Figure(String key, Kind kind, Phrase name, Phrase description, Phrase unit) {
        public Figure {
            if (!key.matches("[a-zA-Z0-9.]+")) {
                throw new IllegalArgumentException("not the key of a figure: " + key);
            }
            Objects.requireNonNull(kind);
            Objects.requireNonNull(name);
            Objects.requireNonNull(description);
            Objects.requireNonNull(unit);
        }
    }

    /**
     * Adds a figure, in place of one of the same key.
     *
     * @param sample called on the server's threads, by several at once; must return at once
     */
    void add(Figure figure, DoubleSupplier sample);

    /** Removes a figure, if it is there. */
    void remove(String key);
}
