package org.igniterealtime.openfire.plugin.imservices.definition;

/** Which characters a value may hold. */
final class Characters {

    private Characters() {}

    /**
     * The index of the first character that no XML document can carry (XML 1.0 section 2.2), or that breaks a line; -1 when
     * there is none. Most values end up in a stanza, and one such character would end the stream of whoever receives it.
     */
    static int firstIllegal(String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (!isLegal(character)) {
                return at;
            }
            at += Character.charCount(character);
        }
        return -1;
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character >= ' ' && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    static String name(int character) {
        return "the character " + code(character);
    }

    static String code(int character) {
        return String.format("U+%04X", character);
    }
}
