package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.concurrent.ThreadLocalRandom;
import org.xmpp.packet.JID;

/**
 * The rules for addresses, by address: an open hash table over bytes, so that a rule costs some ten bytes beside its text, and a
 * look-up makes no object. Immutable.
 *
 * <p>The four forms of an address (XEP-0016 section 2.1) are keys of one table. A slot holds 32 bits of the hash and the place of
 * a {@link JidRecord}; what is for the same address stands in the order of the ranks.
 */
final class JidTable {

    private static final int DOMAIN = 1;
    private static final int BARE = 1 << JidRecord.NODE;
    private static final int DOMAIN_RESOURCE = 1 << JidRecord.RESOURCE;
    private static final int FULL = 1 << (JidRecord.NODE | JidRecord.RESOURCE);

    private final byte[] records;
    private final long[] slots;
    private final long seed;

    /** Which forms there are: the bits of {@link JidRecord#form}. */
    private final int forms;

    /** The lengths of the domains that stand alone, modulo 64. */
    private final long domainLengths;

    /**
     * @param records all of them
     * @param places where those begin that count, the smallest rank first
     * @param count how many places there are
     */
    JidTable(byte[] records, int[] places, int count) {
        this.records = records;
        this.slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, count)) * 4)];
        this.seed = ThreadLocalRandom.current().nextLong();
        int foundForms = 0;
        long lengths = 0;
        for (int i = 0; i < count; i++) {
            int form = JidRecord.form(records, places[i]);
            foundForms |= 1 << form;
            if (form == 0) {
                lengths |= 1L << JidRecord.domainLength(records, places[i]);
            }
            insert(places[i]);
        }
        this.forms = foundForms;
        this.domainLengths = lengths;
    }

    /** Puts a record behind those of the same address, or nowhere when these decide all that it is about. */
    private void insert(int record) {
        long mixed = mix(hash(record));
        int mask = slots.length - 1;
        int kinds = JidRecord.kinds(records, record);
        int at = (int) mixed & mask;
        for (; slots[at] != 0; at = at + 1 & mask) {
            if (slots[at] >>> 32 == mixed >>> 32) {
                int other = (int) slots[at] - 1;
                if (JidRecord.isSameAddress(records, record, other)) {
                    kinds &= ~JidRecord.kinds(records, other);
                }
            }
        }
        if (kinds != 0) {
            slots[at] = mixed >>> 32 << 32 | record + 1;
        }
    }

    /** The same as {@link #find} takes. */
    private long hash(int record) {
        int nodeLength = JidRecord.nodeLength(records, record);
        int domainEnd = nodeLength + JidRecord.domainLength(records, record);
        int end = domainEnd + JidRecord.resourceLength(records, record);
        long hash = seed;
        for (int i = domainEnd - 1; i >= nodeLength; i--) {
            hash = step(hash, JidRecord.characterOf(records, record, i));
        }
        if (nodeLength > 0) {
            hash = ~hash;
            for (int i = 0; i < nodeLength; i++) {
                hash = step(hash, JidRecord.characterOf(records, record, i));
            }
        }
        if (end == domainEnd) {
            return hash;
        }
        long resourceHash = seed;
        for (int i = domainEnd; i < end; i++) {
            resourceHash = step(resourceHash, JidRecord.characterOf(records, record, i));
        }
        return join(hash, resourceHash);
    }

    /**
     * The smallest ranked rule for the address and a kind of stanza that is below the limit.
     *
     * @param limit also what comes back when there is none
     */
    int find(JID peer, StanzaKind kind, int limit) {
        if (forms == 0) {
            return limit;
        }
        String node = peer.getNode();
        String domain = peer.getDomain();
        String resource = peer.getResource();
        int bit = kind.bit();
        int best = limit;
        boolean alone = (forms & DOMAIN) != 0;
        long hash = seed;
        // Backwards, so that the hashes of all domains above it come by: "or address containing a
        // subdomain".
        for (int at = domain.length() - 1; at >= 0; at--) {
            char character = domain.charAt(at);
            if (alone && character == '.' && has(domain.length() - at - 1)) {
                best = find(hash, null, domain, at + 1, null, bit, best);
            }
            hash = step(hash, character);
        }
        if (alone && has(domain.length())) {
            best = find(hash, null, domain, 0, null, bit, best);
        }
        if (node != null) {
            if ((forms & (BARE | FULL)) == 0) {
                return best;
            }
            hash = hash(~hash, node);
            if ((forms & BARE) != 0) {
                best = find(hash, node, domain, 0, null, bit, best);
            }
        }
        if (resource != null && (forms & (node == null ? DOMAIN_RESOURCE : FULL)) != 0) {
            hash = join(hash, hash(seed, resource));
            best = find(hash, node, domain, 0, resource, bit, best);
        }
        return best;
    }

    private boolean has(int domainLength) {
        return (domainLengths & 1L << domainLength) != 0;
    }

    private int find(
            long hash, String node, String domain, int from, String resource, int bit, int limit) {
        long mixed = mix(hash);
        int mask = slots.length - 1;
        for (int at = (int) mixed & mask; slots[at] != 0; at = at + 1 & mask) {
            if (slots[at] >>> 32 == mixed >>> 32) {
                int record = (int) slots[at] - 1;
                int ranked = JidRecord.ranked(records, record);
                if (ranked < limit
                        && (JidRecord.kinds(records, record) & bit) != 0
                        && isFor(record, node, domain, from, resource)) {
                    return ranked;
                }
            }
        }
        return limit;
    }

    private boolean isFor(int record, String node, String domain, int from, String resource) {
        int nodeLength = node == null ? 0 : node.length();
        int domainLength = domain.length() - from;
        int resourceLength = resource == null ? 0 : resource.length();
        if (!JidRecord.hasLengths(records, record, nodeLength, domainLength, resourceLength)) {
            return false;
        }
        int width = JidRecord.width(records, record);
        int at = record + JidRecord.HEADER;
        return isText(at, width, node, 0)
                && isText(at + nodeLength * width, width, domain, from)
                && isText(at + (nodeLength + domainLength) * width, width, resource, 0);
    }

    /** @param text null is no text */
    private boolean isText(int place, int width, String text, int from) {
        if (text == null) {
            return true;
        }
        int at = place;
        for (int i = from; i < text.length(); i++) {
            if (JidRecord.character(records, at, width) != text.charAt(i)) {
                return false;
            }
            at += width;
        }
        return true;
    }

    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    /** The multiplier is that of FNV-1a; its start is random, so that nobody can prepare addresses that collide. */
    private static long step(long hash, char character) {
        return (hash ^ character) * 0x100000001B3L;
    }

    private static long join(long first, long second) {
        return first * 31 + (second ^ second >>> 32);
    }

    /** Spreads what {@link #step} leaves in the upper bits over all of them. */
    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }
}
