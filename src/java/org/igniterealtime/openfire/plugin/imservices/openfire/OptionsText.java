package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of a registration as one text for the database: {@code key=value} lines in their order, with {@code \\}, {@code
 * \n}, {@code \r} and {@code \=} for a backslash, line ends, and an equals sign in a key.
 */
final class OptionsText {

    private OptionsText() {}

    /** Null when there are none, because one of the databases takes the empty text for null anyway. */
    static String print(Map<String, String> options) {
        if (options.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        options.forEach(
                (key, value) -> {
                    escape(key, true, text);
                    text.append('=');
                    escape(value, false, text);
                    text.append('\n');
                });
        return text.toString();
    }

    static Map<String, String> parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        if (text == null) {
            return options;
        }
        StringBuilder part = new StringBuilder();
        String key = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                part.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else if (c == '=' && key == null) {
                key = part.toString();
                part.setLength(0);
            } else if (c == '\n') {
                if (key != null) {
                    options.put(key, part.toString());
                }
                key = null;
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return options;
    }

    private static void escape(String part, boolean key, StringBuilder text) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '=' -> text.append(key ? "\\=" : "=");
                default -> text.append(c);
            }
        }
    }
}
