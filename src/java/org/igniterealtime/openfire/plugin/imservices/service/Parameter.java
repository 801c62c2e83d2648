package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Objects;

/**
 * A key that {@code params=} may hold for a type of service.
 *
 * @param key as it is written in the services file
 * @param label a few words for people
 * @param kind what its value is
 * @param fallback the value that counts when none is given; empty when there is none
 * @param choices the values that a {@link Kind#CHOICE} or {@link Kind#SOME} takes; empty for the others
 * @param help what it does, in a sentence or two for people; empty when nobody has written it
 * @param least the least value of a {@link Kind#NUMBER}
 * @param most the greatest value of a {@link Kind#NUMBER}
 */
public record Parameter(
        String key,
        String label,
        Kind kind,
        String fallback,
        List<String> choices,
        String help,
        int least,
        int most) {

    /** What a value is. */
    public enum Kind {
        TEXT,
        /** A whole number. */
        NUMBER,
        /** {@code 1} or {@code 0}; {@code true}, {@code yes}, {@code on} and their contraries are taken as well. */
        TRUTH,
        /** One of the choices. */
        CHOICE,
        /** Some of the choices, commas between. */
        SOME,
        /** A text that is not to be shown: a password. */
        SECRET
    }

    public Parameter {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a parameter has no key");
        }
        Objects.requireNonNull(label);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(fallback);
        choices = List.copyOf(choices);
        Objects.requireNonNull(help);
        if (least > most) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most);
        }
    }

    /** One whose value, when it is a number, may be any. */
    public Parameter(
            String key,
            String label,
            Kind kind,
            String fallback,
            List<String> choices,
            String help) {
        this(key, label, kind, fallback, choices, help, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The same with another value that counts when none is given. */
    public Parameter withFallback(String other) {
        return new Parameter(key, label, kind, other, choices, help, least, most);
    }

    /** The same called otherwise. */
    public Parameter withLabel(String other) {
        return new Parameter(key, other, kind, fallback, choices, help, least, most);
    }
}
