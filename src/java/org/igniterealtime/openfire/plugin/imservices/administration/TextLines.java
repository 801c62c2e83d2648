package org.igniterealtime.openfire.plugin.imservices.administration;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts as lines, and what differs between them. */
final class TextLines {

    private static final Pattern ENDING = Pattern.compile("\r\n|\r|\n");

    /** What would take longer to compare than somebody waits is taken for changed as a whole. */
    private static final long MOST_COMPARISONS = 40_000_000;

    private TextLines() {}

    /**
     * @param before the index of the first line that has gone
     * @param after the index of the first line that has come
     */
    record Change(int before, List<String> removed, int after, List<String> added) {}

    /** The lines; a last one that is empty stands for a text that ends with a line break, or is empty. */
    static List<String> split(String text) {
        return List.of(ENDING.split(text, -1));
    }

    /** The changes that make one list of the other, in their order. */
    static List<Change> changes(List<String> before, List<String> after) {
        int least = Math.min(before.size(), after.size());
        int head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = before.subList(head, before.size() - tail);
        List<String> now = after.subList(head, after.size() - tail);
        if (old.isEmpty() && now.isEmpty()) {
            return List.of();
        }
        if (old.isEmpty() || now.isEmpty() || (long) old.size() * now.size() > MOST_COMPARISONS) {
            return List.of(new Change(head, old, head, now));
        }
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(
                                old,
                                now,
                                MyersDiffWithLinearSpace.factory().<String>create(String::equals))
                        .getDeltas()) {
            changes.add(
                    new Change(
                            head + delta.getSource().getPosition(),
                            delta.getSource().getLines(),
                            head + delta.getTarget().getPosition(),
                            delta.getTarget().getLines()));
        }
        return changes;
    }
}
