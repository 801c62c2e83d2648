package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import org.xmpp.packet.JID;

/**
 * A rule for an address among bytes: the ranked rule (4 bytes), the kinds of stanzas (1), the lengths of node, domain and resource
 * and the bytes of a character (4), then the characters of all three, one or two bytes each.
 */
final class JidRecord {

    static final int HEADER = 9;

    /** The bits of a form: neither is a domain alone. */
    static final int NODE = 1;

    static final int RESOURCE = 2;

    /** RFC 3920 section 3.1 allows no part more bytes, and so no more characters. */
    private static final int MAX_LENGTH = 1023;

    private JidRecord() {}

    /** The bytes it takes. */
    static int size(JID jid) {
        return HEADER + length(jid) * width(jid);
    }

    private static int length(JID jid) {
        return length(jid.getNode()) + jid.getDomain().length() + length(jid.getResource());
    }

    private static int length(String part) {
        return part == null ? 0 : part.length();
    }

    private static int width(JID jid) {
        return isNarrow(jid.getNode()) && isNarrow(jid.getDomain()) && isNarrow(jid.getResource())
                ? 1
                : 2;
    }

    private static boolean isNarrow(String part) {
        for (int i = 0; part != null && i < part.length(); i++) {
            if (part.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Writes all but the ranked rule, which is known last. */
    static void write(byte[] bytes, int at, JID jid, int kinds) {
        int width = width(jid);
        bytes[at + 4] = (byte) kinds;
        int lengths =
                lengths(length(jid.getNode()), jid.getDomain().length(), length(jid.getResource()));
        put(bytes, at + 5, lengths << 1 | width - 1);
        int place = write(bytes, at + HEADER, width, jid.getNode());
        place = write(bytes, place, width, jid.getDomain());
        write(bytes, place, width, jid.getResource());
    }

    private static int write(byte[] bytes, int start, int width, String part) {
        int at = start;
        for (int i = 0; part != null && i < part.length(); i++) {
            char character = part.charAt(i);
            bytes[at] = (byte) character;
            if (width == 2) {
                bytes[at + 1] = (byte) (character >>> 8);
            }
            at += width;
        }
        return at;
    }

    static void rank(byte[] bytes, int at, int ranked, int kinds) {
        put(bytes, at, ranked);
        bytes[at + 4] = (byte) kinds;
    }

    static int ranked(byte[] bytes, int at) {
        return get(bytes, at);
    }

    static int kinds(byte[] bytes, int at) {
        return bytes[at + 4];
    }

    static int width(byte[] bytes, int at) {
        return (bytes[at + 5] & 1) + 1;
    }

    static int nodeLength(byte[] bytes, int at) {
        return get(bytes, at + 5) >>> 21;
    }

    static int domainLength(byte[] bytes, int at) {
        return get(bytes, at + 5) >>> 11 & MAX_LENGTH;
    }

    static int resourceLength(byte[] bytes, int at) {
        return get(bytes, at + 5) >>> 1 & MAX_LENGTH;
    }

    static int form(byte[] bytes, int at) {
        return (nodeLength(bytes, at) > 0 ? NODE : 0)
                + (resourceLength(bytes, at) > 0 ? RESOURCE : 0);
    }

    static boolean hasLengths(byte[] bytes, int at, int node, int domain, int resource) {
        return (node | domain | resource) <= MAX_LENGTH
                && get(bytes, at + 5) >>> 1 == lengths(node, domain, resource);
    }

    private static int lengths(int node, int domain, int resource) {
        return node << 20 | domain << 10 | resource;
    }

    /** A character of the three parts, counted from the first of them. */
    static char characterOf(byte[] bytes, int at, int index) {
        int width = width(bytes, at);
        return character(bytes, at + HEADER + index * width, width);
    }

    static char character(byte[] bytes, int place, int width) {
        int low = bytes[place] & 0xFF;
        return (char) (width == 1 ? low : low | (bytes[place + 1] & 0xFF) << 8);
    }

    static boolean isSameAddress(byte[] bytes, int one, int other) {
        return get(bytes, one + 5) == get(bytes, other + 5)
                && Arrays.equals(
                        bytes,
                        one + HEADER,
                        end(bytes, one),
                        bytes,
                        other + HEADER,
                        end(bytes, other));
    }

    private static int end(byte[] bytes, int at) {
        int length = nodeLength(bytes, at) + domainLength(bytes, at) + resourceLength(bytes, at);
        return at + HEADER + length * width(bytes, at);
    }

    private static int get(byte[] bytes, int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | bytes[at + 3] << 24;
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at + 2] = (byte) (value >>> 16);
        bytes[at + 3] = (byte) (value >>> 24);
    }
}
