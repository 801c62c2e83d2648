package org.igniterealtime.openfire.plugin.imservices.access;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Reads the value of an attribute: white space and references (XML 1.0 sections 3.3.3, 4.1 and 4.6). */
final class ValueReader {

    private final byte[] text;
    private final Findings findings;
    private boolean wrong;

    ValueReader(byte[] text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** The value; null when it holds a reference to nothing, which has been said then. */
    String read(int start, int end) {
        boolean plain = true;
        for (int at = start; at < end && plain; at++) {
            plain = text[at] != '&' && (text[at] >= ' ' || text[at] < 0);
        }
        return plain ? Bytes.string(text, start, end) : resolved(start, end);
    }

    private String resolved(int start, int end) {
        StringBuilder value = new StringBuilder(end - start);
        wrong = false;
        int from = start;
        for (int at = start; at < end; ) {
            int next = at + 1;
            if (text[at] == '&') {
                value.append(Bytes.string(text, from, at));
                next = reference(value, at, end);
                from = next;
            } else if (Bytes.isSpace(text[at])) {
                value.append(Bytes.string(text, from, at)).append(' ');
                next = Bytes.startsWith(text, at, end, "\r\n") ? at + 2 : next;
                from = next;
            }
            at = next;
        }
        value.append(Bytes.string(text, from, end));
        return wrong ? null : value.toString();
    }

    /** The index behind it. */
    private int reference(StringBuilder value, int at, int end) {
        int close = at + 1;
        while (close < end
                && close - at < 12
                && (Bytes.isInName(text[close]) || text[close] == '#')) {
            close++;
        }
        if (close == end || text[close] != ';' || close == at + 1) {
            return wrong(
                    at,
                    at + 1,
                    AccessWording.AMPERSAND.with(),
                    AccessWording.AMPERSAND_WANTED.with());
        }
        String name = Bytes.string(text, at + 1, close);
        int character = name.startsWith("#") ? number(name) : predefined(name);
        if (character < 0) {
            return wrong(
                    at,
                    close + 1,
                    AccessWording.REFERENCE.with("&" + name + ";"),
                    AccessWording.REFERENCES_WANTED.with());
        }
        value.appendCodePoint(character);
        return close + 1;
    }

    private int wrong(int at, int next, Phrase found, Phrase wanted) {
        findings.error(at, found, wanted);
        wrong = true;
        return next;
    }

    private static int predefined(String name) {
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    /** -1 when it is the number of no character of XML. */
    private static int number(String name) {
        boolean hex = name.startsWith("#x");
        String digits = name.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9A-Fa-f]{1,8}" : "[0-9]{1,8}")) {
            return -1;
        }
        long character = Long.parseLong(digits, hex ? 16 : 10);
        boolean legal =
                character == '\t'
                        || character == '\n'
                        || character == '\r'
                        || character >= ' ' && character <= 0xD7FF
                        || character >= 0xE000 && character <= 0xFFFD
                        || character >= 0x10000 && character <= Character.MAX_CODE_POINT;
        return legal ? (int) character : -1;
    }
}
