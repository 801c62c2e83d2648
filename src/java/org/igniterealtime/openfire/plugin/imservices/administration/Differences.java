package org.igniterealtime.openfire.plugin.imservices.administration;

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

    /** The texts are compared by lines; how lines end makes no difference. */
    public static Differences between(String before, String after) {
        throw new UnsupportedOperationException();
    }
}
