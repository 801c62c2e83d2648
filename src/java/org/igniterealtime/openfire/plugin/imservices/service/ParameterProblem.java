package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;

/**
 * What is wrong with {@code params=}.
 *
 * @param key the key that it is about; empty when it is about the protocol before the keys
 * @param cause what kind of problem it is
 * @param found what was found; never the value of a {@link Parameter.Kind#SECRET}
 * @param wanted what would be right
 * @param suggestion the known key that may have been meant; empty when none is near or the key is known
 */
public record ParameterProblem(
        String key, Cause cause, Phrase found, Phrase wanted, String suggestion) {

    /** The kinds of problem. */
    public enum Cause {
        /** The protocol is missing. */
        NO_PROTOCOL,
        /** Nothing is called so. */
        UNKNOWN_KEY,
        /** The value is not of the parameter's kind, or not one of its choices. */
        WRONG_VALUE,
        /** The value is a number, but too small or too great. */
        OUT_OF_RANGE
    }

    public ParameterProblem {
        Objects.requireNonNull(key);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(found);
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(suggestion);
    }

    /** What was found, and what is expected. */
    public Phrase said() {
        return wanted.isEmpty() ? found : Wording.EXPECTED.with(found, wanted);
    }

    /** The same in English. */
    @Override
    public String toString() {
        return said().toString();
    }
}
