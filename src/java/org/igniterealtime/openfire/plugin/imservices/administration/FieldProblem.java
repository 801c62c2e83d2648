package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * Something wrong, odd or worth knowing about a field of a form.
 *
 * @param key the key of {@link Sheet} it is about; for a parameter {@code params.<its key>}
 * @param severity an error keeps the sheet from being saved
 * @param text for people
 */
public record FieldProblem(String key, Problem.Severity severity, String text) {
    public FieldProblem {
        Objects.requireNonNull(key);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(text);
    }

    public boolean isError() {
        return severity == Problem.Severity.ERROR;
    }
}
