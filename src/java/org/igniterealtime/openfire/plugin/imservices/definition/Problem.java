package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * Something wrong (or odd) in a file, at a place.
 *
 * @param severity whether the section cannot be used, or can
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param found what was found
 * @param wanted what would be right
 */
public record Problem(Severity severity, int line, int column, Phrase found, Phrase wanted) {

    public enum Severity {
        /** The section it stands in cannot be used. */
        ERROR,
        /** The section can be used. */
        WARNING
    }

    public Problem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(found);
        Objects.requireNonNull(wanted);
    }

    /** What was found, in English. */
    public String message() {
        return found.toString();
    }

    /** What would be right, in English. */
    public String expected() {
        return wanted.toString();
    }

    /** {@code line:column: what, and what is expected}, in English. */
    @Override
    public String toString() {
        return line + ":" + column + ": " + message() + "; expected " + expected();
    }
}
