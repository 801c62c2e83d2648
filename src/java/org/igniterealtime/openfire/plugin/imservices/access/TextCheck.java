package org.igniterealtime.openfire.plugin.imservices.access;

/** Finds what is no text in UTF-8, or no character of XML (XML 1.0 section 2.2). One finding a line. */
final class TextCheck {

    private final byte[] text;
    private final Findings findings;

    TextCheck(byte[] text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void check(int start) {
        boolean said = false;
        int at = start;
        while (at < text.length) {
            int length = 1;
            if (text[at] < 0) {
                length = length(at);
                if (length == 0 && !said) {
                    findings.error(
                            at,
                            AccessWording.NOT_UTF8.with(String.format("%02X", text[at])),
                            AccessWording.UTF8_WANTED.with());
                    said = true;
                } else if (length == 3 && isNoCharacter(at) && !said) {
                    forbidden(at, 0xFF00 | text[at + 2] & 0x3F | 0xC0);
                    said = true;
                }
                length = Math.max(length, 1);
            } else if (text[at] < ' ') {
                if (Bytes.endsLine(text, at)) {
                    said = false;
                } else if (!Bytes.isSpace(text[at]) && !said) {
                    forbidden(at, text[at]);
                    said = true;
                }
            }
            at += length;
        }
    }

    private void forbidden(int at, int character) {
        findings.error(
                at,
                AccessWording.NO_CHARACTER.with(String.format("U+%04X", character)),
                AccessWording.WITHOUT_IT_WANTED.with());
    }

    /** U+FFFE and U+FFFF. */
    private boolean isNoCharacter(int at) {
        return (text[at] & 0xFF) == 0xEF
                && (text[at + 1] & 0xFF) == 0xBF
                && (text[at + 2] & 0xFF) >= 0xBE;
    }

    /** How many bytes the character has, 0 when it is none (RFC 3629 section 4). */
    private int length(int at) {
        int first = text[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > text.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if (!Bytes.continuesCharacter(text[at + i])) {
                return 0;
            }
        }
        int second = text[at + 1] & 0xFF;
        boolean tooLong = first == 0xE0 && second < 0xA0 || first == 0xF0 && second < 0x90;
        boolean noCharacter = first == 0xED && second > 0x9F || first == 0xF4 && second > 0x8F;
        return tooLong || noCharacter ? 0 : length;
    }
}
