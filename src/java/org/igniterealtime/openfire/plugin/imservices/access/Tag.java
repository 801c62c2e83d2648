package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;

/** A tag, by its places among the bytes. Filled by {@link TagScanner}, again and again. */
final class Tag {

    /** The items of the format have four. */
    private static final int MANY = 64;

    final byte[] text;
    int start;
    int end;
    int nameStart;
    int nameEnd;
    boolean isEnd;
    boolean isEmpty;

    /** Something in it cannot be read, and has been said; what is missing from it may be a consequence. */
    boolean broken;

    int attributes;
    private int[] places = new int[16];

    Tag(byte[] text) {
        this.text = text;
    }

    void begin(int at) {
        start = at;
        end = at;
        nameStart = at;
        nameEnd = at;
        isEnd = false;
        isEmpty = false;
        broken = false;
        attributes = 0;
    }

    /** Whether there was room for it. */
    boolean add(int attributeStart, int attributeEnd, int valueStart, int valueEnd) {
        if (attributes == MANY) {
            return false;
        }
        int at = 4 * attributes++;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = attributeStart;
        places[at + 1] = attributeEnd;
        places[at + 2] = valueStart;
        places[at + 3] = valueEnd;
        return true;
    }

    int attributeStart(int index) {
        return places[4 * index];
    }

    int attributeEnd(int index) {
        return places[4 * index + 1];
    }

    /** Where the value begins, behind its quote. */
    int valueStart(int index) {
        return places[4 * index + 2];
    }

    int valueEnd(int index) {
        return places[4 * index + 3];
    }

    boolean isCalled(String name) {
        return matches(nameStart, nameEnd, name);
    }

    /** The index of the attribute, -1 when there is none. */
    int attribute(String name) {
        for (int i = 0; i < attributes; i++) {
            if (isAttribute(i, name)) {
                return i;
            }
        }
        return -1;
    }

    boolean isAttribute(int index, String name) {
        return matches(attributeStart(index), attributeEnd(index), name);
    }

    boolean valueIs(int index, String value) {
        return matches(valueStart(index), valueEnd(index), value);
    }

    private boolean matches(int from, int to, String what) {
        return to - from == what.length() && Bytes.startsWith(text, from, to, what);
    }

    String name() {
        return Bytes.string(text, nameStart, nameEnd);
    }

    /** The name for a message. */
    String shown() {
        return (isEnd ? "</" : "<") + Bytes.shown(text, nameStart, nameEnd) + ">";
    }
}
