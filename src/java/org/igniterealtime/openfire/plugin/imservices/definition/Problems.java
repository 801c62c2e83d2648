package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one section, or of what belongs to none. */
final class Problems {

    private final List<Problem> problems = new ArrayList<>();

    void error(int line, int column, String message, String expected) {
        problems.add(new Problem(Problem.Severity.ERROR, line, column, message, expected));
    }

    void warning(int line, int column, String message, String expected) {
        problems.add(new Problem(Problem.Severity.WARNING, line, column, message, expected));
    }

    /** An error in the entry's value, at an index of it. */
    void error(Entry entry, int index, String message, String expected) {
        error(entry.line(), entry.column(index), message, expected);
    }

    void warning(Entry entry, int index, String message, String expected) {
        warning(entry.line(), entry.column(index), message, expected);
    }

    boolean hasError() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
