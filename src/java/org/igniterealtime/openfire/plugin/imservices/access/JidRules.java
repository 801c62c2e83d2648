package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import org.xmpp.packet.JID;

/** The rules for addresses while they are collected: their records, one behind the other, and where each belongs in the table. */
final class JidRules {

    private final CharHash hashes = new CharHash();
    private final DomainNames domains = new DomainNames(hashes);
    private byte[] records = new byte[256];
    private int used;
    private int count;

    /** In the order of their coming. */
    private int[] places = new int[16];

    private int[] itemHashes = new int[16];

    /** Adds one; its number, from 0. */
    int add(JID jid, int kinds) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            itemHashes = Arrays.copyOf(itemHashes, 2 * count);
        }
        int size = JidRecord.size(jid);
        if (size > records.length - used) {
            // Room for at most a gigabyte and a half is needed: AccessFile.MAX_BYTES of what
            // stringprep makes longest.
            int more = Math.max(size, Math.min(records.length, 1 << 28));
            records = Arrays.copyOf(records, Math.addExact(records.length, more));
        }
        int domain = domains.add(jid.getDomain());
        JidRecord.write(records, used, jid, domain, kinds);
        places[count] = used;
        itemHashes[count] =
                JidTable.hash(domain, hashes.of(jid.getNode()), hashes.of(jid.getResource()));
        used += size;
        return count++;
    }

    /** Says what has become of a rule; its kinds are narrowed to those that are given. */
    void rank(int number, int ranked, int kinds) {
        int place = places[number];
        JidRecord.rank(records, place, ranked);
        JidRecord.setKinds(records, place, JidRecord.kinds(records, place) & kinds);
    }

    /**
     * The table of some of them.
     *
     * @param numbers those that count, the smallest rank first
     * @param length how many numbers there are
     */
    JidTable table(int[] numbers, int length) {
        byte[] tags = new byte[Math.max(1, Integer.highestOneBit(length) << 1)];
        int[] starts = new int[tags.length + 1];
        int[] next = new int[length];
        // From the last, so that in each bucket the smallest rank comes first.
        for (int i = length - 1; i >= 0; i--) {
            int hash = itemHashes[numbers[i]];
            int bucket = hash & tags.length - 1;
            tags[bucket] |= (byte) JidTable.tag(hash);
            next[i] = starts[bucket];
            starts[bucket] = i + 1;
        }
        byte[] sorted = new byte[used];
        int end = 0;
        for (int bucket = 0; bucket < tags.length; bucket++) {
            int start = end;
            for (int i = starts[bucket]; i != 0; i = next[i - 1]) {
                end = append(places[numbers[i - 1]], sorted, start, end);
            }
            starts[bucket] = start;
        }
        starts[tags.length] = end;
        domains.trim();
        return new JidTable(
                hashes, domains, end == used ? sorted : Arrays.copyOf(sorted, end), starts, tags);
    }

    /** Puts a record behind those of its bucket, or nowhere when those of the same address decide all that it is about. */
    private int append(int place, byte[] sorted, int bucket, int end) {
        int kinds = JidRecord.kinds(records, place);
        int size = JidRecord.end(records, place) - place;
        System.arraycopy(records, place, sorted, end, size);
        for (int at = bucket; at < end; at = JidRecord.end(sorted, at)) {
            if (JidRecord.isSameAddress(sorted, at, end)) {
                kinds &= ~JidRecord.kinds(sorted, at);
            }
        }
        if (kinds == 0) {
            return end;
        }
        JidRecord.setKinds(sorted, end, kinds);
        domains.note(JidRecord.domain(sorted, end), JidRecord.form(sorted, end));
        return end + size;
    }
}
