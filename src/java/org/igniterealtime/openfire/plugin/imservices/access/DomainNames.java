package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;

/**
 * The domains of a list, each once: an open hash table over bytes. For each it knows which forms of address (XEP-0016 section 2.1)
 * there are, so that nobody looks for others. A domain is named by its place, which stays the same.
 *
 * <p>An entry is a byte with the forms, two with the length and whether it is narrow, and the text.
 */
final class DomainNames {

    private static final int HEADER = 3;

    private final CharHash hashes;
    private byte[] entries = new byte[256];
    private int used;
    private int count;

    /** The places, plus one. */
    private int[] slots = new int[16];

    /** The lengths of the domains that stand alone, modulo 64. */
    private long lengthsAlone;

    DomainNames(CharHash hashes) {
        this.hashes = hashes;
    }

    /** The place of the domain, which is added when it is new. */
    int add(String domain) {
        long hash = hashes.start();
        for (int i = domain.length() - 1; i >= 0; i--) {
            hash = CharHash.step(hash, domain.charAt(i));
        }
        int found = find(hash, domain, 0);
        if (found >= 0) {
            return found;
        }
        if (2 * count >= slots.length) {
            grow();
        }
        boolean narrow = Packed.isNarrow(domain);
        int size = HEADER + domain.length() * (narrow ? 1 : 2);
        if (size > entries.length - used) {
            entries = Arrays.copyOf(entries, Math.addExact(used, Math.max(size, used)));
        }
        int place = used;
        int shape = domain.length() << 1 | (narrow ? 0 : 1);
        entries[place + 1] = (byte) shape;
        entries[place + 2] = (byte) (shape >>> 8);
        Packed.write(entries, place + HEADER, narrow, domain);
        used += size;
        count++;
        insert(hash, place);
        return place;
    }

    private void insert(long hash, int place) {
        int mask = slots.length - 1;
        int at = CharHash.mix(hash) & mask;
        while (slots[at] != 0) {
            at = at + 1 & mask;
        }
        slots[at] = place + 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int place = 0; place < used; ) {
            boolean narrow = isNarrow(place);
            int length = length(place);
            long hash = hashes.start();
            for (int i = length - 1; i >= 0; i--) {
                int at = place + HEADER + i * (narrow ? 1 : 2);
                hash = CharHash.step(hash, Packed.character(entries, at, narrow));
            }
            insert(hash, place);
            place += HEADER + length * (narrow ? 1 : 2);
        }
    }

    /** Notes that there is an address of this form with the domain. */
    void note(int place, int form) {
        entries[place] |= (byte) form;
        if (form == JidRecord.DOMAIN) {
            lengthsAlone |= 1L << length(place);
        }
    }

    /** No domain will be added. */
    void trim() {
        entries = Arrays.copyOf(entries, used);
    }

    /** Which forms there are with it, as bits. */
    int forms(int place) {
        return entries[place];
    }

    /** Whether a domain of this length can stand alone. */
    boolean hasAlone(int length) {
        return (lengthsAlone & 1L << length) != 0;
    }

    /**
     * The place of a domain, -1 when there is no such.
     *
     * @param hash of its characters, from the last to the first
     * @param from where it begins in the text
     */
    int find(long hash, String text, int from) {
        int mask = slots.length - 1;
        for (int at = CharHash.mix(hash) & mask; slots[at] != 0; at = at + 1 & mask) {
            int place = slots[at] - 1;
            if (length(place) == text.length() - from
                    && Packed.isText(entries, place + HEADER, isNarrow(place), text, from)) {
                return place;
            }
        }
        return -1;
    }

    private int shape(int place) {
        return entries[place + 1] & 0xFF | (entries[place + 2] & 0xFF) << 8;
    }

    private int length(int place) {
        return shape(place) >>> 1;
    }

    private boolean isNarrow(int place) {
        return (entries[place + 1] & 1) == 0;
    }
}
