package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * Something wrong (or odd) in a file, at a place.
 *
 * @param severity whether the section cannot be used, or can
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param found what was found
 * @param wanted what would be right; says nothing where that is plain
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

    /** One that there is only in English. */
    public Problem(Severity severity, int line, int column, String found, String wanted) {
        this(severity, line, column, Phrase.english(found), Phrase.english(wanted));
    }

    /** What was found, in English. */
    public String message() {
        return found.toString();
    }

    /** What would be right, in English. */
    public String expected() {
        return wanted.toString();
    }

    /** What was found, and what is expected. */
    public Phrase said() {
        return wanted.isEmpty() ? found : Wording.EXPECTED.with(found, wanted);
    }

    /** The same with its place. */
    public Phrase saidWithPlace() {
        return Wording.AT.with(line, column, said());
    }

    /** {@code line:column: what, and what is expected}, in English. */
    @Override
    public String toString() {
        return line + ":" + column + ": " + said();
    }
}
