package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code params=}: the protocol's id, then {@code key=value} with {@code ;} between; {@code \;} and {@code \\} escape. */
final class ParametersReader {

    private final Entry entry;
    private final Problems problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private String protocol = "";

    private ParametersReader(Entry entry, Problems problems) {
        this.entry = entry;
        this.problems = problems;
    }

    static Parameters read(Entry entry, Problems problems) {
        ParametersReader reader = new ParametersReader(entry, problems);
        boolean first = true;
        for (Part part : Part.splitEscaped(entry.value())) {
            if (!part.text().isEmpty()) {
                reader.read(part, first);
            }
            first = false;
        }
        return new Parameters(reader.protocol, reader.values);
    }

    private void read(Part part, boolean first) {
        int equals = part.text().indexOf('=');
        if (equals >= 0) {
            pair(part, equals);
        } else if (first) {
            protocol = unescape(part.text(), part.index());
        } else {
            problems.error(
                    entry,
                    part.index(),
                    Wording.PARAMETER_NO_EQUALS.with(part.text()),
                    Wording.PARAMETER_WANTED.with());
        }
    }

    private void pair(Part part, int equals) {
        String rawKey = part.text().substring(0, equals).stripTrailing();
        String rawValue = part.text().substring(equals + 1);
        int valueIndex = part.index() + part.text().length() - rawValue.stripLeading().length();
        String key = unescape(rawKey, part.index());
        String value = unescape(rawValue.strip(), valueIndex);
        if (key.isEmpty()) {
            problems.error(
                    entry,
                    part.index(),
                    Wording.PARAMETER_NO_KEY.with(),
                    Wording.PAIR_WANTED.with());
        } else if (values.putIfAbsent(key, value) != null) {
            problems.error(
                    entry,
                    part.index(),
                    Wording.PARAMETER_TWICE.with(key),
                    Wording.PARAMETER_ONCE_WANTED.with());
        }
    }

    private String unescape(String text, int index) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\\') {
                char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (next == ';' || next == '\\') {
                    character = next;
                    at++;
                } else {
                    problems.warning(
                            entry,
                            index + at,
                            Wording.SINGLE_BACKSLASH.with(),
                            Wording.BACKSLASHES_WANTED.with());
                }
            }
            plain.append(character);
        }
        return plain.toString();
    }
}
