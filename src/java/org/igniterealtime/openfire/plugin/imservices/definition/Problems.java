package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one section, or of what belongs to none. */
final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    void error(int line, int column, Phrase found, Phrase wanted) {
        problems.add(new Problem(Problem.Severity.ERROR, line, column, found, wanted));
    }

    void warning(int line, int column, Phrase found, Phrase wanted) {
        problems.add(new Problem(Problem.Severity.WARNING, line, column, found, wanted));
    }

    /** An error in the entry's value, at an index of it. */
    void error(Entry entry, int index, Phrase found, Phrase wanted) {
        error(entry.line(), entry.column(index), found, wanted);
    }

    void warning(Entry entry, int index, Phrase found, Phrase wanted) {
        warning(entry.line(), entry.column(index), found, wanted);
    }

    boolean hasError() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
