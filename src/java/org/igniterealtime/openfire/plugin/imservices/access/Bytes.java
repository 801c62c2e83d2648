package org.igniterealtime.openfire.plugin.imservices.access;

import java.nio.charset.StandardCharsets;

/** What bytes mean in an XML document in UTF-8. */
final class Bytes {

    private Bytes() {}

    /** White space as XML 1.0 section 2.3 has it. */
    static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    /** White space within a line. */
    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /** Whether a line ends with this byte: LF, CR, or the LF of CRLF. */
    static boolean endsLine(byte[] text, int at) {
        return text[at] == '\n'
                || text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n');
    }

    static boolean continuesCharacter(byte value) {
        return (value & 0xC0) == 0x80;
    }

    /** Any character beyond ASCII counts as a letter: no name of the format has one, so it is wrong anyway. */
    static boolean startsName(byte value) {
        return value >= 'a' && value <= 'z'
                || value >= 'A' && value <= 'Z'
                || value == '_'
                || value == ':'
                || value < 0;
    }

    static boolean isInName(byte value) {
        return startsName(value) || value >= '0' && value <= '9' || value == '-' || value == '.';
    }

    static boolean startsWith(byte[] text, int at, int end, String what) {
        if (end - at < what.length()) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (text[at + i] != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The index of the next such text; the end when there is none. */
    static int find(byte[] text, int from, int end, String what) {
        for (int at = from; at <= end - what.length(); at++) {
            if (startsWith(text, at, end, what)) {
                return at;
            }
        }
        return end;
    }

    static int skipSpace(byte[] text, int from, int end) {
        int at = from;
        while (at < end && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    static String string(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    /** For a message: without what of it is too long. */
    static String shown(byte[] text, int start, int end) {
        int last = Math.min(end, start + 40);
        while (last < end && last > start && continuesCharacter(text[last])) {
            last--;
        }
        return string(text, start, last).strip() + (last < end ? "…" : "");
    }
}
