package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Optional;

/**
 * Where key and value stand in a line {@code key = value}: indexes of the text, ends exclusive. White space around both
 * belongs to neither.
 */
record KeyValue(int keyStart, int keyEnd, int valueStart, int valueEnd) {

    /** Empty when the line has no {@code =}. */
    static Optional<KeyValue> find(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        int keyStart = skipSpace(text, 0, equals);
        int keyEnd = dropSpace(text, keyStart, equals);
        int valueStart = skipSpace(text, equals + 1, text.length());
        int valueEnd = dropSpace(text, valueStart, text.length());
        return Optional.of(new KeyValue(keyStart, keyEnd, valueStart, valueEnd));
    }

    String key(String text) {
        return text.substring(keyStart, keyEnd);
    }

    String value(String text) {
        return text.substring(valueStart, valueEnd);
    }

    /** The line with another value, all else as it is. */
    String withValue(String text, String value) {
        return text.substring(0, valueStart) + value + text.substring(valueEnd);
    }

    private static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int dropSpace(String text, int from, int to) {
        int at = to;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
