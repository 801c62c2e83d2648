package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashes of texts, one character at a time. The multiplier is that of FNV-1a; the start is random, so that nobody can prepare
 * addresses that collide.
 */
final class CharHash {

    private final long start = ThreadLocalRandom.current().nextLong();

    long start() {
        return start;
    }

    static long step(long hash, char character) {
        return (hash ^ character) * 0x100000001B3L;
    }

    /** @param text null counts as empty */
    long of(String text) {
        long hash = start;
        for (int i = 0; text != null && i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    /** Spreads what {@link #step} leaves in the upper bits over all of them. */
    static int mix(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed);
    }
}
