package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * A section as it is now.
 *
 * @param version of the file it stands in: what an edit of it begins on
 * @param problems what is wrong or odd in it
 */
public record SheetVersion(String version, Sheet sheet, List<FieldProblem> problems) {
    public SheetVersion {
        Objects.requireNonNull(version);
        Objects.requireNonNull(sheet);
        problems = List.copyOf(problems);
    }
}
