package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What differs between two texts, line by line, with some lines around each change.
 *
 * @param lines in the order of the texts
 */
public record Differences(List<Line> lines) {

    /** What has become of a line. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        /** Lines that are the same are left out here. */
        GAP
    }

    /**
     * @param before its number in the text before, from 1; 0 when it is not there
     * @param after its number in the text after, from 1; 0 when it is not there
     */
    public record Line(Kind kind, int before, int after, String text) {
        public Line {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
        }
    }

    public Differences {
        lines = List.copyOf(lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** So many lines that are the same are shown before and after each change. */
    private static final int AROUND = 3;

    /** The texts are compared by lines; how lines end makes no difference. */
    public static Differences between(String before, String after) {
        List<String> old = TextLines.split(before);
        List<String> now = TextLines.split(after);
        List<Line> lines = new ArrayList<>();
        int shown = 0;
        for (TextLines.Change change : TextLines.changes(old, now)) {
            int shift = change.after() - change.before();
            int from = Math.max(shown, change.before() - AROUND);
            // After the change before this one comes its own surrounding.
            int until = lines.isEmpty() ? shown : Math.min(shown + AROUND, change.before());
            same(lines, old, shown, until, shift);
            from = Math.max(from, until);
            if (from > until || lines.isEmpty() && from > 0) {
                lines.add(new Line(Kind.GAP, 0, 0, ""));
            }
            same(lines, old, from, change.before(), shift);
            for (int i = 0; i < change.removed().size(); i++) {
                lines.add(
                        new Line(
                                Kind.REMOVED, change.before() + i + 1, 0, change.removed().get(i)));
            }
            for (int i = 0; i < change.added().size(); i++) {
                lines.add(new Line(Kind.ADDED, 0, change.after() + i + 1, change.added().get(i)));
            }
            shown = change.before() + change.removed().size();
        }
        if (!lines.isEmpty()) {
            int until = Math.min(shown + AROUND, old.size());
            same(lines, old, shown, until, now.size() - old.size());
            if (until < old.size()) {
                lines.add(new Line(Kind.GAP, 0, 0, ""));
            }
        }
        return new Differences(lines);
    }

    private static void same(List<Line> lines, List<String> old, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(Kind.SAME, i + 1, i + 1 + shift, old.get(i)));
        }
    }
}
