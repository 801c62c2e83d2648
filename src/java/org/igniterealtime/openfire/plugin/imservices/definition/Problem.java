package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * Something wrong (or odd) in a file, at a place.
 *
 * @param severity whether the section cannot be used, or can
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param message what was found
 * @param expected what would be right
 */
public record Problem(Severity severity, int line, int column, String message, String expected) {

    public enum Severity {
        /** The section it stands in cannot be used. */
        ERROR,
        /** The section can be used. */
        WARNING
    }

    public Problem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
        Objects.requireNonNull(expected);
    }

    /** {@code line:column: what, and what is expected}. */
    @Override
    public String toString() {
        return line
                + ":"
                + column
                + ": "
                + message
                + (expected.isEmpty() ? "" : "; expected " + expected);
    }
}
