package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Reads one tag, and says what is wrong with how it is written, so that its author finds the place at once. */
final class TagReader {

    private final byte[] text;
    private final int end;
    private final Findings findings;
    private int at;

    TagReader(byte[] text, int end, Findings findings) {
        this.text = text;
        this.end = end;
        this.findings = findings;
    }

    /** The index behind the tag that begins at the place; the place itself when no tag does. */
    int read(Tag tag, int start) {
        tag.begin(start);
        at = start + 1;
        if (at < end && text[at] == '/') {
            tag.isEnd = true;
            at++;
        }
        int name = Bytes.skipSpace(text, at, end);
        if (name == end || !Bytes.startsName(text[name])) {
            findings.error(
                    start, AccessWording.NO_TAG.with(), AccessWording.LESS_THAN_WANTED.with());
            return start;
        }
        if (name > at) {
            problem(tag, at, AccessWording.SPACE_IN_TAG.with(), AccessWording.NAME_WANTED.with());
        }
        tag.nameStart = name;
        at = endOfName(name);
        tag.nameEnd = at;
        while (attribute(tag)) {
            // Each call reads one, or gets past something that is none.
        }
        tag.end = at;
        return at;
    }

    /** Whether the tag goes on. */
    private boolean attribute(Tag tag) {
        int ink = at;
        at = Bytes.skipSpace(text, at, end);
        if (at == end || text[at] == '<') {
            notEnded(tag, ink);
            return false;
        }
        if (text[at] == '>') {
            at++;
            return false;
        }
        if (text[at] == '/') {
            return slash(tag);
        }
        if (!Bytes.startsName(text[at])) {
            int from = at;
            skipWord();
            problem(
                    tag,
                    from,
                    AccessWording.UNEXPECTED_IN_TAG.with(Bytes.shown(text, from, at), tag.shown()),
                    AccessWording.ATTRIBUTES_WANTED.with());
            return true;
        }
        if (tag.isEnd) {
            problem(
                    tag,
                    at,
                    AccessWording.END_TAG_ATTRIBUTE.with(tag.shown()),
                    AccessWording.END_TAG_WANTED.with(tag.shown()));
        } else if (ink == at) {
            problem(tag, at, AccessWording.NO_SPACE.with(), AccessWording.SPACE_WANTED.with());
        }
        return named(tag);
    }

    private void notEnded(Tag tag, int ink) {
        at = ink;
        tag.isEmpty = !tag.isEnd && tag.isCalled("item");
        problem(
                tag,
                ink,
                AccessWording.TAG_NOT_ENDED.with(tag.shown()),
                AccessWording.TAG_END_WANTED.with(tag.isEmpty ? "/>" : ">"));
    }

    private boolean slash(Tag tag) {
        if (at + 1 < end && text[at + 1] == '>' && !tag.isEnd) {
            tag.isEmpty = true;
            at += 2;
            return false;
        }
        int from = at++;
        problem(
                tag,
                from,
                AccessWording.UNEXPECTED_IN_TAG.with("/", tag.shown()),
                AccessWording.SLASH_WANTED.with());
        return true;
    }

    private boolean named(Tag tag) {
        int start = at;
        int nameEnd = endOfName(start);
        at = Bytes.skipSpace(text, nameEnd, end);
        if (at == end || text[at] != '=') {
            at = nameEnd;
            problem(
                    tag,
                    start,
                    AccessWording.NO_VALUE.with(Bytes.shown(text, start, nameEnd)),
                    AccessWording.VALUE_WANTED.with());
            return true;
        }
        at = Bytes.skipSpace(text, at + 1, end);
        if (at < end && (text[at] == '\'' || text[at] == '"')) {
            return quoted(tag, start, nameEnd);
        }
        int value = at;
        skipWord();
        problem(
                tag,
                value,
                AccessWording.NO_QUOTES.with(Bytes.shown(text, start, nameEnd)),
                AccessWording.QUOTES_WANTED.with());
        add(tag, start, nameEnd, value, at);
        return true;
    }

    private boolean quoted(Tag tag, int start, int nameEnd) {
        byte quote = text[at];
        int open = at++;
        while (at < end && text[at] != quote && text[at] != '<') {
            at++;
        }
        int close = at;
        if (close == end || text[close] == '<') {
            openValue(tag, start, nameEnd, open);
            return endEarly(tag, open, close);
        }
        at++;
        boolean goesOn = at == end || Bytes.isSpace(text[at]) || text[at] == '>' || text[at] == '/';
        // As in value='juliet@example.com action='allow': the next attribute is in the value.
        if (!goesOn && text[close - 1] == '=') {
            openValue(tag, start, nameEnd, open);
            while (at < end && text[at] != '>' && text[at] != '<') {
                at++;
            }
            return endEarly(tag, close, at);
        }
        add(tag, start, nameEnd, open + 1, close);
        return true;
    }

    private void openValue(Tag tag, int start, int nameEnd, int open) {
        problem(
                tag,
                open,
                AccessWording.VALUE_NOT_ENDED.with(Bytes.shown(text, start, nameEnd)),
                AccessWording.QUOTE_WANTED.with((char) text[open]));
    }

    /** Ends the tag with the first '>' behind a value whose end is missing. */
    private boolean endEarly(Tag tag, int from, int limit) {
        int close = from;
        while (close < limit && text[close] != '>') {
            close++;
        }
        if (close == limit && close < end && text[close] == '>') {
            limit++;
        }
        tag.isEmpty = !tag.isEnd && (close == limit || text[close - 1] == '/');
        at = Math.min(close + 1, limit);
        return false;
    }

    private void add(Tag tag, int start, int nameEnd, int value, int valueEnd) {
        for (int i = 0; i < tag.attributes; i++) {
            if (isSame(tag.attributeStart(i), tag.attributeEnd(i), start, nameEnd)) {
                problem(
                        tag,
                        start,
                        AccessWording.ATTRIBUTE_TWICE.with(Bytes.shown(text, start, nameEnd)),
                        AccessWording.ONCE_WANTED.with());
                return;
            }
        }
        if (!tag.add(start, nameEnd, value, valueEnd)) {
            problem(
                    tag,
                    start,
                    AccessWording.MANY_ATTRIBUTES.with(),
                    AccessWording.ITEM_ATTRIBUTES_WANTED.with());
        }
    }

    private boolean isSame(int start, int stop, int otherStart, int otherStop) {
        return Arrays.equals(text, start, stop, text, otherStart, otherStop);
    }

    private void problem(Tag tag, int place, Phrase found, Phrase wanted) {
        findings.error(place, found, wanted);
        tag.broken = true;
    }

    private int endOfName(int start) {
        int stop = start;
        while (stop < end && Bytes.isInName(text[stop])) {
            stop++;
        }
        return stop;
    }

    private void skipWord() {
        int from = at;
        while (at < end
                && !Bytes.isSpace(text[at])
                && text[at] != '<'
                && text[at] != '>'
                && !Bytes.startsWith(text, at, end, "/>")) {
            at++;
        }
        // Whatever calls it must get on.
        if (at == from && at < end && text[at] != '<' && text[at] != '>' && text[at] != '/') {
            at++;
        }
    }
}
