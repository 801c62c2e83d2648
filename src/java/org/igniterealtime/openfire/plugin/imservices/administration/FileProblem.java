package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * Something wrong or odd in a text file.
 *
 * @param line from 1
 * @param column in characters, from 1
 * @param text for people
 */
public record FileProblem(Problem.Severity severity, int line, int column, String text) {
    public FileProblem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(text);
    }
}
