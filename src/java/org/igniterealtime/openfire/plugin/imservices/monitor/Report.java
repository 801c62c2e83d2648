package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.List;
import java.util.Objects;

/** An answer, in one language. */
record Report(String title, List<Line> lines) {

    /**
     * Something that is told.
     *
     * @param name for programs, the same in all languages; several lines may have the same
     * @param label for people; empty when the value speaks for itself
     * @param value for people
     */
    record Line(String name, String label, String value) {
        Line {
            Objects.requireNonNull(name);
            Objects.requireNonNull(label);
            Objects.requireNonNull(value);
        }

        String text() {
            return label.isEmpty() ? value : label + ": " + value;
        }
    }

    Report {
        Objects.requireNonNull(title);
        lines = List.copyOf(lines);
    }

    /** As it is written into a message. */
    String text() {
        StringBuilder text = new StringBuilder(title);
        lines.forEach(line -> text.append('\n').append(line.text()));
        return text.toString();
    }
}
