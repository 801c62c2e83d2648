package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a value that has {@code ;} between its pieces.
 *
 * @param text the piece without the white space around it
 * @param index where the text begins in the value
 */
record Part(String text, int index) {

    /** All pieces, empty ones included; one empty piece for an empty value. */
    static List<Part> split(String value) {
        return split(value, false);
    }

    /** The same where a backslash takes the meaning from the character after it. The pieces keep their backslashes. */
    static List<Part> splitEscaped(String value) {
        return split(value, true);
    }

    private static List<Part> split(String value, boolean escapes) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '\\' && escapes) {
                at++;
            } else if (character == ';') {
                parts.add(part(value, start, at));
                start = at + 1;
            }
        }
        parts.add(part(value, start, value.length()));
        return parts;
    }

    private static Part part(String value, int start, int end) {
        String piece = value.substring(start, end);
        return new Part(piece.strip(), start + piece.length() - piece.stripLeading().length());
    }
}
