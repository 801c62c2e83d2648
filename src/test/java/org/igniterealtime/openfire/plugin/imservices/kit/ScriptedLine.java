package org.igniterealtime.openfire.plugin.imservices.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line between a test and the scripted protocol: fields with tabulators between them, the first says what it is. A field may be
 * null, as texts of libpurple's may be NULL.
 */
public record ScriptedLine(List<String> fields) {

    private static final String NOTHING = "\\-";

    public ScriptedLine {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a line says something");
        }
        fields = Collections.unmodifiableList(new ArrayList<>(fields));
    }

    static ScriptedLine of(String... fields) {
        return new ScriptedLine(Arrays.asList(fields));
    }

    /** What happened, or is to happen. */
    public String name() {
        return fields.get(0);
    }

    /** An argument, from 0; null when it is null or not there. */
    public String argument(int index) {
        return index + 1 < fields.size() ? fields.get(index + 1) : null;
    }

    public List<String> arguments() {
        return fields.subList(1, fields.size());
    }

    /** Whether it is the event, and its arguments begin with these. */
    boolean is(String name, String... arguments) {
        return name().equals(name)
                && arguments().size() >= arguments.length
                && arguments().subList(0, arguments.length).equals(Arrays.asList(arguments));
    }

    /** As it is written, without the end of the line. */
    String encoded() {
        return fields.stream().map(ScriptedLine::escape).collect(Collectors.joining("\t"));
    }

    static ScriptedLine parse(String line) {
        return new ScriptedLine(
                Arrays.stream(line.split("\t", -1))
                        .map(ScriptedLine::unescape)
                        .collect(Collectors.toList()));
    }

    private static String escape(String field) {
        return field == null
                ? NOTHING
                : field.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    private static String unescape(String field) {
        if (field.equals(NOTHING)) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i + 1 == field.length()) {
                text.append(c);
                continue;
            }
            i++;
            switch (field.charAt(i)) {
                case 't' -> text.append('\t');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                default -> text.append(field.charAt(i));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
