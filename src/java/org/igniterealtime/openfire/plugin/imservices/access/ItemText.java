package org.igniterealtime.openfire.plugin.imservices.access;

/** Where an item stands in the text, and what of the text is its own. */
final class ItemText {

    private final byte[] text;
    private final AccessItem item;

    /** The item's lines, when nothing but white space and a comment behind it stands in them; else the item itself. */
    final int start;

    final int end;
    final boolean hasLines;

    ItemText(byte[] text, AccessItem item) {
        this.text = text;
        this.item = item;
        int before = item.start();
        while (before > 0 && Bytes.isBlank(text[before - 1])) {
            before--;
        }
        int behind = behindLine();
        this.hasLines = behind > 0 && (before == 0 || isLineBreak(text[before - 1]));
        this.start = hasLines ? before : item.start();
        this.end = hasLines ? behind : item.end();
    }

    /** The index behind the line that the item ends in, -1 when something else stands in it. */
    private int behindLine() {
        int at = skipBlanks(item.end());
        if (Bytes.startsWith(text, at, text.length, "<!--")) {
            at = skipBlanks(Bytes.find(text, at, text.length, "-->") + 3);
        }
        if (at >= text.length || !isLineBreak(text[at])) {
            return -1;
        }
        return Bytes.endsLine(text, at) ? at + 1 : at + 2;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length && Bytes.isBlank(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isLineBreak(byte value) {
        return value == '\n' || value == '\r';
    }

    /** What stands before the item in its line. */
    String indent() {
        return Bytes.string(text, start, item.start());
    }

    /** How its line ends. */
    String ending() {
        int from = end;
        while (from > start && isLineBreak(text[from - 1])) {
            from--;
        }
        return Bytes.string(text, from, end);
    }

    /** Its start tag. */
    Tag tag() {
        Tag tag = new Tag(text);
        new TagReader(text, item.end(), new Findings()).read(tag, item.start());
        return tag;
    }
}
