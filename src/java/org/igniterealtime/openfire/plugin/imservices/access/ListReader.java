package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/**
 * Follows which tag stands in which: a list, its items, their children. What is not closed is said where it begins, taken for
 * closed, and the reading goes on; so all that is wrong is said at once.
 */
final class ListReader {

    /** A list needs three. */
    private static final int DEPTH = 100;

    private enum Part {
        LIST,
        ITEM,
        CHILD,
        UNKNOWN
    }

    /**
     * A tag that is not closed yet.
     *
     * @param end the index behind its start tag
     * @param second whether it is another list than the file's
     */
    private record Open(Part part, String name, int start, int end, int line, boolean second) {}

    private final byte[] text;
    private final int start;
    private final Findings findings;
    private final TagScanner scanner;
    private final ItemReader item;
    private final Tag tag;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean listSeen;
    private int listStart;
    private String name;

    ListReader(byte[] text, int start, Findings findings, ItemReader item) {
        this.text = text;
        this.start = start;
        this.findings = findings;
        this.scanner = new TagScanner(text, start, text.length, findings);
        this.item = item;
        this.tag = new Tag(text);
        this.listStart = start;
    }

    void read() {
        while (scanner.next(tag)) {
            if (tag.isEnd) {
                end();
            } else {
                begin();
            }
            if (open.size() > DEPTH) {
                findings.error(
                        tag.start,
                        AccessWording.NESTED.with(DEPTH),
                        AccessWording.NESTING_WANTED.with());
                return;
            }
        }
        finish();
    }

    /** The list's name, when it has one. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Where the list begins. */
    int listStart() {
        return listStart;
    }

    private void begin() {
        if (tag.isCalled("list")) {
            beginList();
        } else if (tag.isCalled("item")) {
            beginItem();
        } else {
            beginOther();
        }
    }

    private void beginList() {
        closeItem();
        boolean second = listSeen;
        if (second) {
            findings.error(
                    tag.start,
                    AccessWording.SECOND_LIST.with(),
                    AccessWording.ONE_LIST_WANTED.with());
        } else {
            listSeen = true;
            listStart = tag.start;
            readList();
        }
        if (!tag.isEmpty) {
            push(Part.LIST, second);
        }
    }

    private void readList() {
        for (int i = 0; i < tag.attributes; i++) {
            if (tag.isAttribute(i, "name")) {
                name = new ValueReader(text, findings).read(tag.valueStart(i), tag.valueEnd(i));
            } else if (!ItemReader.isNamespace(tag, i)) {
                findings.warning(
                        tag.attributeStart(i),
                        AccessWording.LIST_ATTRIBUTE.with(
                                Bytes.shown(text, tag.attributeStart(i), tag.attributeEnd(i))),
                        AccessWording.LIST_ATTRIBUTES_WANTED.with());
            }
        }
    }

    private void beginItem() {
        closeItem();
        if (!isOpen(Part.LIST)) {
            if (listSeen) {
                findings.error(
                        tag.start,
                        AccessWording.BEHIND_LIST.with(),
                        AccessWording.BEFORE_END_WANTED.with());
            } else {
                noStart(AccessWording.START_WANTED);
            }
            open.push(new Open(Part.LIST, "list", tag.start, tag.start, 0, false));
        }
        boolean counts = open.stream().noneMatch(Open::second);
        item.begin(tag, scanner.lineOf(tag.start), counts);
        if (tag.isEmpty) {
            item.end(tag.end);
        } else {
            push(Part.ITEM, false);
        }
    }

    private void noStart(AccessWording wanted) {
        findings.error(tag.start, AccessWording.NO_START.with(), wanted.with());
        listSeen = true;
        listStart = tag.start;
    }

    private void beginOther() {
        Part around = open.isEmpty() ? Part.UNKNOWN : open.peek().part();
        boolean isChild = StanzaKind.of(tag.name()).isPresent();
        if (around == Part.CHILD && isChild) {
            notClosed(open.pop());
            around = Part.ITEM;
        }
        if (around == Part.ITEM) {
            item.child(tag);
        } else if (around == Part.CHILD) {
            findings.error(
                    tag.start,
                    AccessWording.IN_CHILD.with(tag.shown()),
                    AccessWording.NOTHING_WANTED.with());
            item.spoil();
        } else {
            findings.error(
                    tag.start, AccessWording.UNEXPECTED_TAG.with(tag.shown()), wantedFor(isChild));
        }
        if (!tag.isEmpty) {
            push(around == Part.ITEM ? Part.CHILD : Part.UNKNOWN, false);
        }
    }

    private Phrase wantedFor(boolean isChild) {
        if (isChild) {
            return AccessWording.IN_ITEM_WANTED.with();
        }
        String small = tag.name().toLowerCase(Locale.ROOT);
        if (small.equals("list") || small.equals("item")) {
            return AccessWording.SMALL_WANTED.with("<" + small + ">");
        }
        return (isOpen(Part.LIST) ? AccessWording.ITEM_WANTED : AccessWording.LIST_WANTED).with();
    }

    private void end() {
        if (tag.isCalled("list")) {
            endList();
        } else if (tag.isCalled("item")) {
            endItem();
        } else {
            endOther();
        }
    }

    private void endList() {
        if (isOpen(Part.LIST)) {
            closeDownTo(Part.LIST);
            open.pop();
        } else if (listSeen) {
            findings.error(
                    tag.start,
                    AccessWording.END_OF_NO_LIST.with(),
                    AccessWording.ONE_END_WANTED.with());
        } else {
            noStart(AccessWording.START_BEFORE_WANTED);
        }
    }

    private void endItem() {
        if (!isOpen(Part.ITEM)) {
            findings.error(
                    tag.start,
                    AccessWording.END_OF_NO_ITEM.with(),
                    AccessWording.NO_END_WANTED.with());
            return;
        }
        closeDownTo(Part.ITEM);
        open.pop();
        item.end(tag.end);
    }

    private void endOther() {
        String ended = tag.name();
        boolean begun =
                open.stream()
                        .takeWhile(it -> it.part() == Part.CHILD || it.part() == Part.UNKNOWN)
                        .anyMatch(it -> it.name().equals(ended));
        if (!begun) {
            findings.error(
                    tag.start,
                    AccessWording.END_OF_NOTHING.with(tag.shown()),
                    AccessWording.WITHOUT_WANTED.with(tag.shown()));
            if (isOpen(Part.ITEM)) {
                item.spoil();
            }
            return;
        }
        while (!open.peek().name().equals(ended)) {
            notClosed(open.pop());
        }
        open.pop();
    }

    /** An item cannot stand in another. */
    private void closeItem() {
        if (isOpen(Part.ITEM)) {
            closeDownTo(Part.ITEM);
            notClosed(open.pop());
        }
    }

    private void closeDownTo(Part part) {
        while (open.peek().part() != part) {
            notClosed(open.pop());
        }
    }

    private void notClosed(Open left) {
        int bracket = left.end() - 1;
        if (left.part() == Part.ITEM) {
            findings.error(
                    bracket,
                    AccessWording.ITEM_NOT_CLOSED.with(left.line()),
                    (item.hasChildren()
                                    ? AccessWording.ITEM_END_WANTED
                                    : AccessWording.ITEM_CLOSE_WANTED)
                            .with());
        } else {
            findings.error(
                    bracket,
                    AccessWording.TAG_NOT_CLOSED.with("<" + left.name() + ">"),
                    AccessWording.EMPTY_TAG_WANTED.with());
        }
        item.spoil();
    }

    private void finish() {
        int last = text.length;
        while (last > start && Bytes.isSpace(text[last - 1])) {
            last--;
        }
        while (!open.isEmpty()) {
            Open left = open.pop();
            if (left.part() == Part.LIST) {

                findings.error(
                        last,
                        left.line() == 0
                                ? AccessWording.NO_LIST_END.with()
                                : AccessWording.LIST_NOT_CLOSED.with(left.line()),
                        AccessWording.LIST_END_WANTED.with());
            } else {
                notClosed(left);
            }
        }
        if (!listSeen) {
            findings.error(
                    start, AccessWording.NO_LIST.with(), AccessWording.WHOLE_LIST_WANTED.with());
        }
    }

    private boolean isOpen(Part part) {
        for (Open it : open) {
            if (it.part() == part) {
                return true;
            }
        }
        return false;
    }

    private void push(Part part, boolean second) {
        int line = scanner.lineOf(tag.start);
        open.push(new Open(part, tag.name(), tag.start, tag.end, line, second));
    }
}
