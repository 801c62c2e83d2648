package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import org.xmpp.packet.JID;

/**
 * A rule for an address among bytes: the ranked rule (4 bytes), the kinds of stanzas, the lengths of node and resource and whether
 * they are narrow (4), the place of the domain among {@link DomainNames} (4), then the characters of node and resource.
 */
final class JidRecord {

    /** The bits of the forms of an address (XEP-0016 section 2.1). */
    static final int DOMAIN = 1;

    static final int BARE = 1 << 1;
    static final int DOMAIN_RESOURCE = 1 << 2;
    static final int FULL = 1 << 3;

    /** RFC 3920 section 3.1 allows no part more bytes, and so no more characters. */
    static final int MAX_LENGTH = 1023;

    private static final int HEADER = 12;
    private static final int WIDE = 1 << 8;
    private static final int NODE = 9;
    private static final int RESOURCE = 19;

    private JidRecord() {}

    /** The bytes it takes. */
    static int size(JID jid) {
        int length = Packed.length(jid.getNode()) + Packed.length(jid.getResource());
        return HEADER + length * (isNarrow(jid) ? 1 : 2);
    }

    private static boolean isNarrow(JID jid) {
        return Packed.isNarrow(jid.getNode()) && Packed.isNarrow(jid.getResource());
    }

    /** Writes all but the ranked rule, which is known last. */
    static void write(byte[] bytes, int at, JID jid, int domain, int kinds) {
        boolean narrow = isNarrow(jid);
        int lengths = lengths(Packed.length(jid.getNode()), Packed.length(jid.getResource()));
        Packed.putInt(bytes, at + 4, lengths | (narrow ? 0 : WIDE) | kinds);
        Packed.putInt(bytes, at + 8, domain);
        int place = Packed.write(bytes, at + HEADER, narrow, jid.getNode());
        Packed.write(bytes, place, narrow, jid.getResource());
    }

    /** The lengths of both texts, as a record holds them. */
    static int lengths(int node, int resource) {
        return node << NODE | resource << RESOURCE;
    }

    static void rank(byte[] bytes, int at, int ranked) {
        Packed.putInt(bytes, at, ranked);
    }

    static int ranked(byte[] bytes, int at) {
        return Packed.getInt(bytes, at);
    }

    static int kinds(byte[] bytes, int at) {
        return bytes[at + 4];
    }

    static void setKinds(byte[] bytes, int at, int kinds) {
        bytes[at + 4] = (byte) kinds;
    }

    static int domain(byte[] bytes, int at) {
        return Packed.getInt(bytes, at + 8);
    }

    /** The index behind it. */
    static int end(byte[] bytes, int at) {
        int shape = Packed.getInt(bytes, at + 4);
        int length = (shape >>> NODE & MAX_LENGTH) + (shape >>> RESOURCE);
        return at + HEADER + ((shape & WIDE) == 0 ? length : 2 * length);
    }

    static int form(byte[] bytes, int at) {
        int shape = Packed.getInt(bytes, at + 4);
        boolean node = (shape >>> NODE & MAX_LENGTH) > 0;
        boolean resource = shape >>> RESOURCE > 0;
        return node ? resource ? FULL : BARE : resource ? DOMAIN_RESOURCE : DOMAIN;
    }

    /**
     * Whether it is for an address.
     *
     * @param node null when the address has none; no longer than {@link #MAX_LENGTH}, as the resource
     * @param lengths of both
     */
    static boolean isFor(
            byte[] bytes, int at, int domain, String node, String resource, int lengths) {
        int shape = Packed.getInt(bytes, at + 4);
        if (shape >>> NODE != lengths >>> NODE || domain(bytes, at) != domain) {
            return false;
        }
        boolean narrow = (shape & WIDE) == 0;
        int nodeBytes = Packed.length(node) * (narrow ? 1 : 2);
        return Packed.isText(bytes, at + HEADER, narrow, node, 0)
                && Packed.isText(bytes, at + HEADER + nodeBytes, narrow, resource, 0);
    }

    static boolean isSameAddress(byte[] bytes, int one, int other) {
        return Packed.getInt(bytes, one + 4) >>> NODE - 1
                        == Packed.getInt(bytes, other + 4) >>> NODE - 1
                && Arrays.equals(
                        bytes, one + 8, end(bytes, one), bytes, other + 8, end(bytes, other));
    }
}
