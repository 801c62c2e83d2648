package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Edits a copy of a file's lines, and gives the edited copy. For one edit. */
final class FileEditor {

    private final List<Line> lines;

    FileEditor(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
    }

    List<Line> set(Section section, String key, List<Setting> settings) {
        List<Integer> indexes = indexes(section, key.toLowerCase(Locale.ROOT));
        int kept = Math.min(indexes.size(), settings.size());
        for (int i = 0; i < kept; i++) {
            replaceValue(indexes.get(i), settings.get(i).value());
        }
        // From here on indexes of later lines change, so the last comes first.
        int end = kept > 0 ? indexes.get(kept - 1) + 1 : lastEntry(section) + 1;
        for (int i = settings.size() - 1; i >= kept; i--) {
            insert(end, settings.get(i), section);
        }
        for (int i = indexes.size() - 1; i >= kept; i--) {
            removeLines(indexes.get(i), indexes.get(i) + 1);
        }
        return lines;
    }

    /** Gives a section another name; the rest of its header stays. */
    List<Line> rename(Section section, String name) {
        int header = section.line() - 1;
        Line line = lines.get(header);
        String text = line.text();
        int open = text.indexOf('[');
        int close = text.indexOf(']', open);
        String rest = close < 0 ? "]" : text.substring(close);
        lines.set(header, Line.of(text.substring(0, open + 1) + name + rest, line.ending()));
        return lines;
    }

    /** The lines of a section that go when it is removed. */
    List<Line> block(Section section) {
        return lines.subList(start(section), end(section));
    }

    /** Where the lines with that key are now; those before may have been edited. */
    private List<Integer> indexes(Section section, String key) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = section.line(); i < lines.size() && !lines.get(i).isHeader(); i++) {
            String text = lines.get(i).text();
            if (!lines.get(i).isComment()
                    && KeyValue.find(text)
                            .filter(place -> place.key(text).toLowerCase(Locale.ROOT).equals(key))
                            .isPresent()) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    List<Line> add(String domain, List<Setting> settings) {
        String ending = ending();
        if (!lines.isEmpty()) {
            int last = lines.size() - 1;
            if (lines.get(last).ending().isEmpty()) {
                lines.set(last, lines.get(last).withEnding(ending));
            }
            if (!lines.get(last).isBlank()) {
                lines.add(Line.of("", ending));
            }
        }
        lines.add(Line.of("[" + domain + "]", ending));
        settings.forEach(
                setting -> lines.add(Line.of(setting.key() + "=" + setting.value(), ending)));
        return lines;
    }

    List<Line> remove(Section section) {
        removeLines(start(section), end(section));
        return lines;
    }

    private int start(Section section) {
        int start = section.line() - 1;
        while (start > 0 && lines.get(start - 1).isComment()) {
            start--;
        }
        return start;
    }

    /**
     * The index behind the section: behind its last key, comments that directly follow it and the blank lines after that. A
     * comment that touches the next header belongs to the next section, and one that stands alone to nobody.
     */
    private int end(Section section) {
        int end = lastEntry(section) + 1;
        int comments = end;
        while (comments < lines.size() && lines.get(comments).isComment()) {
            comments++;
        }
        if (comments == lines.size() || !lines.get(comments).isHeader()) {
            end = comments;
        }
        while (end < lines.size() && lines.get(end).isBlank()) {
            end++;
        }
        return end;
    }

    private void replaceValue(int index, String value) {
        Line line = lines.get(index);
        KeyValue place = KeyValue.find(line.text()).orElseThrow();
        if (!place.value(line.text()).equals(value) || line.malformedAt().isPresent()) {
            lines.set(index, Line.of(place.withValue(line.text(), value), line.ending()));
        }
    }

    /** Inserts a line in the style of the one above it. */
    private void insert(int index, Setting setting, Section section) {
        Line above = lines.get(index - 1);
        String ending = above.ending();
        if (ending.isEmpty()) {
            lines.set(index - 1, above.withEnding(ending()));
        }
        String text = setting.key() + "=" + setting.value();
        if (index - 1 > section.line() - 1) {
            KeyValue style = KeyValue.find(above.text()).orElse(null);
            if (style != null && style.valueStart() < style.valueEnd()) {
                String indent = above.text().substring(0, style.keyStart());
                String equals = above.text().substring(style.keyEnd(), style.valueStart());
                text = indent + setting.key() + equals + setting.value();
            }
        }
        lines.add(index, Line.of(text, ending));
    }

    private void removeLines(int start, int end) {
        boolean atEnd = end == lines.size();
        boolean hadEnding = atEnd && !lines.get(end - 1).ending().isEmpty();
        lines.subList(start, end).clear();
        // A file that ended without a line break still does.
        if (atEnd && !hadEnding && start > 0) {
            lines.set(start - 1, lines.get(start - 1).withEnding(""));
        }
    }

    private int lastEntry(Section section) {
        int header = section.line() - 1;
        int last = header;
        for (int i = header + 1; i < lines.size() && !lines.get(i).isHeader(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).isComment()) {
                last = i;
            }
        }
        return last;
    }

    /** The line ending that the file uses first; LF when it has none. */
    private String ending() {
        return lines.stream()
                .map(Line::ending)
                .filter(ending -> !ending.isEmpty())
                .findFirst()
                .orElse("\n");
    }
}
