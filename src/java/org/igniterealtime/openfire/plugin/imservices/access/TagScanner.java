package org.igniterealtime.openfire.plugin.imservices.access;

/**
 * Finds the tags of a text, says what is wrong with what it is written like (XML 1.0), and goes on behind it. Comments and
 * processing instructions are passed over; a document type, and with it entities of one's own, is refused.
 */
final class TagScanner {

    private final byte[] text;
    private final int begin;
    private final int end;
    private final Findings findings;
    private final TagReader reader;
    private int at;
    private int lineAt;
    private int line = 1;

    TagScanner(byte[] text, int start, int end, Findings findings) {
        this.text = text;
        this.begin = start;
        this.end = end;
        this.findings = findings;
        this.reader = new TagReader(text, end, findings);
        this.at = start;
        this.lineAt = start;
    }

    /** Whether there was another one. */
    boolean next(Tag tag) {
        while (at < end) {
            if (text[at] != '<') {
                text();
            } else if (Bytes.startsWith(text, at, end, "<!--")) {
                comment();
            } else if (Bytes.startsWith(text, at, end, "<?")) {
                instruction();
            } else if (Bytes.startsWith(text, at, end, "<![CDATA[")) {
                findings.error(at, AccessWording.CDATA.with(), AccessWording.ITEMS_WANTED.with());
                skipTo("]]>");
            } else if (Bytes.startsWith(text, at, end, "<!")) {
                declaration();
            } else {
                int next = reader.read(tag, at);
                if (next > at) {
                    at = next;
                    return true;
                }
                at = nextMarkup(at + 1);
            }
        }
        return false;
    }

    /** The line of a place that is not before the last one asked for. */
    int lineOf(int place) {
        for (; lineAt < place; lineAt++) {
            if (Bytes.endsLine(text, lineAt)) {
                line++;
            }
        }
        return line;
    }

    private void text() {
        int next = nextMarkup(at);
        int ink = Bytes.skipSpace(text, at, next);
        if (ink < next) {
            findings.error(
                    ink,
                    AccessWording.TEXT.with(Bytes.shown(text, ink, next)),
                    AccessWording.ITEMS_WANTED.with());
        }
        at = next;
    }

    private int nextMarkup(int from) {
        int next = from;
        while (next < end && text[next] != '<') {
            next++;
        }
        return next;
    }

    private void comment() {
        int start = at;
        int close = Bytes.find(text, start + 4, end, "--");
        if (close < end && !Bytes.startsWith(text, close, end, "-->")) {
            findings.error(
                    close, AccessWording.HYPHENS.with(), AccessWording.NO_HYPHENS_WANTED.with());
        }
        at = close;
        skipTo("-->");
        if (at == end && !Bytes.startsWith(text, Math.max(end - 3, start + 4), end, "-->")) {
            findings.error(
                    start,
                    AccessWording.COMMENT_NOT_ENDED.with(),
                    AccessWording.COMMENT_END_WANTED.with());
        }
    }

    private void instruction() {
        int start = at;
        if (XmlDeclaration.isAt(text, start, end)) {
            XmlDeclaration.check(text, start, end, start == begin, findings);
        } else if (start + 2 == end || !Bytes.startsName(text[start + 2])) {
            findings.error(
                    start,
                    AccessWording.INSTRUCTION_NO_NAME.with(),
                    AccessWording.COMMENT_WANTED.with());
        }
        skipTo("?>");
        if (at == end && !Bytes.startsWith(text, Math.max(end - 2, start + 2), end, "?>")) {
            findings.error(
                    start,
                    AccessWording.INSTRUCTION_NOT_ENDED.with(),
                    AccessWording.INSTRUCTION_END_WANTED.with());
        }
    }

    /** Behind the next such text, or at the end. */
    private void skipTo(String what) {
        int found = Bytes.find(text, at, end, what);
        at = found == end ? end : found + what.length();
    }

    /** Refused whole: with a document type come entities, which can name other files, or grow without bound. */
    private void declaration() {
        boolean isType = Bytes.startsWith(text, at, end, "<!DOCTYPE");
        findings.error(
                at,
                isType ? AccessWording.DOCTYPE.with() : AccessWording.DECLARATION.with(),
                isType
                        ? AccessWording.NO_DOCTYPE_WANTED.with()
                        : AccessWording.COMMENT_WANTED.with());
        int depth = 0;
        at += 2;
        while (at < end) {
            byte value = text[at++];
            if (value == '[') {
                depth++;
            } else if (value == ']') {
                depth--;
            } else if (value == '>' && depth <= 0) {
                return;
            } else if (value == '<' && depth <= 0) {
                at--;
                return;
            }
        }
    }
}
