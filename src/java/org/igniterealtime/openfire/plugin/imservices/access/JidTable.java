package org.igniterealtime.openfire.plugin.imservices.access;

import org.xmpp.packet.JID;

/**
 * The rules for addresses, by address: a hash table over bytes, so that a rule costs some twenty bytes beside its text, and a
 * look-up makes no object. Immutable.
 *
 * <p>A decision about one of a million costs what it waits for memory: so the records of a bucket stand where the bucket is, one
 * look into memory away, and nothing is looked for of a form that nobody has at that domain. The records for one address stand in
 * the order of the ranks.
 */
final class JidTable {

    private final CharHash hashes;
    private final DomainNames domains;
    private final byte[] records;

    /** Where each bucket begins, and where the last one ends. */
    private final int[] starts;

    /** For each bucket a bit for each of the {@link #tag tags} that are in it: most of what is not in the list ends here. */
    private final byte[] tags;

    /**
     * @param records by bucket
     * @param starts one more than there are tags
     * @param tags a power of two
     */
    JidTable(CharHash hashes, DomainNames domains, byte[] records, int[] starts, byte[] tags) {
        this.hashes = hashes;
        this.domains = domains;
        this.records = records;
        this.starts = starts;
        this.tags = tags;
    }

    /** One of eight bits, by a part of the hash that does not choose the bucket. */
    static int tag(int hash) {
        return 1 << (hash >>> 29);
    }

    /** Of an address; the two last are those of an empty text for what it does not have. */
    static int hash(int domain, long node, long resource) {
        return CharHash.mix(
                (node * 31 + resource ^ resource >>> 32) + domain * 0x9E3779B97F4A7C15L);
    }

    /**
     * The smallest ranked rule for the address and a kind of stanza that is below the limit.
     *
     * @param limit also what comes back when there is none
     */
    int find(JID peer, StanzaKind kind, int limit) {
        String name = peer.getDomain();
        int best = limit;
        long hash = hashes.start();
        // Backwards, so that the hashes of all domains above it come by: "or address containing a
        // subdomain".
        for (int at = name.length() - 1; at >= 0; at--) {
            char character = name.charAt(at);
            if (character == '.' && domains.hasAlone(name.length() - at - 1)) {
                int above = domains.find(hash, name, at + 1);
                if (above >= 0) {
                    best = find(above, JidRecord.DOMAIN, null, null, kind, best);
                }
            }
            hash = CharHash.step(hash, character);
        }
        int domain = domains.find(hash, name, 0);
        if (domain < 0) {
            return best;
        }
        best = find(domain, JidRecord.DOMAIN, null, null, kind, best);
        String node = peer.getNode();
        String resource = peer.getResource();
        if (node != null) {
            best = find(domain, JidRecord.BARE, node, null, kind, best);
        }
        if (resource != null) {
            int form = node == null ? JidRecord.DOMAIN_RESOURCE : JidRecord.FULL;
            best = find(domain, form, node, resource, kind, best);
        }
        return best;
    }

    private int find(
            int domain, int form, String node, String resource, StanzaKind kind, int limit) {
        int nodeLength = Packed.length(node);
        int resourceLength = Packed.length(resource);
        if ((domains.forms(domain) & form) == 0
                || (nodeLength | resourceLength) > JidRecord.MAX_LENGTH) {
            return limit;
        }
        int hash = hash(domain, hashes.of(node), hashes.of(resource));
        int bucket = hash & tags.length - 1;
        if ((tags[bucket] & tag(hash)) == 0) {
            return limit;
        }
        int lengths = JidRecord.lengths(nodeLength, resourceLength);
        int end = starts[bucket + 1];
        for (int at = starts[bucket]; at < end; at = JidRecord.end(records, at)) {
            if ((JidRecord.kinds(records, at) & kind.bit()) != 0
                    && JidRecord.isFor(records, at, domain, node, resource, lengths)) {
                return Math.min(JidRecord.ranked(records, at), limit);
            }
        }
        return limit;
    }
}
