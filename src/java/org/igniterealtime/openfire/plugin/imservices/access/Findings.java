package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem.Severity;

/** Collects what is wrong by its place among the bytes; lines and columns are counted at the end, all in one go. */
final class Findings {

    /** Nobody reads more, and a file that is no list at all would make millions. */
    static final int LIMIT = 1000;

    private record Finding(Severity severity, int offset, Phrase found, Phrase wanted) {}

    private final List<Finding> kept = new ArrayList<>();
    private int dropped;
    private boolean error;

    void error(int offset, Phrase found, Phrase wanted) {
        error = true;
        add(new Finding(Severity.ERROR, offset, found, wanted));
    }

    void warning(int offset, Phrase found, Phrase wanted) {
        add(new Finding(Severity.WARNING, offset, found, wanted));
    }

    private void add(Finding finding) {
        if (kept.size() < LIMIT) {
            kept.add(finding);
        } else {
            dropped++;
        }
    }

    boolean hasError() {
        return error;
    }

    /**
     * All of them in the order of the text.
     *
     * @param text what the places are in
     * @param start where the first line begins, behind a byte order mark
     */
    List<Problem> problems(byte[] text, int start) {
        kept.sort(Comparator.comparingInt(Finding::offset));
        List<Problem> problems = new ArrayList<>();
        int line = 1;
        int column = 1;
        int at = start;
        for (Finding finding : kept) {
            for (; at < finding.offset(); at++) {
                if (Bytes.endsLine(text, at)) {
                    line++;
                    column = 1;
                } else if (!Bytes.continuesCharacter(text[at])) {
                    column++;
                }
            }
            problems.add(
                    new Problem(
                            finding.severity(), line, column, finding.found(), finding.wanted()));
        }
        if (dropped > 0) {
            problems.add(
                    new Problem(
                            error ? Severity.ERROR : Severity.WARNING,
                            line,
                            column,
                            AccessWording.MORE.with(dropped),
                            AccessWording.MORE_WANTED.with()));
        }
        return List.copyOf(problems);
    }
}
