package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.util.concurrent.atomic.AtomicLong;

/**
 * So many bytes a second and no more: what was moved has to be paid with time before more is moved. Safe for use by several threads;
 * waits for nothing.
 */
public final class Throttle {

    private static final double SECOND = 1e9;

    /** For so long nothing may have been moved, and be made up for at once. */
    private static final long BURST_NS = 100_000_000;

    private static final int LEAST_CHUNK = 1024;

    private final double nanosPerByte;
    private final int chunk;

    /** When all that was moved will have been paid; as {@link System#nanoTime}. */
    private final AtomicLong paid;

    /**
     * @param bytesPerSecond 0 for no limit
     */
    public Throttle(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException(bytesPerSecond + " bytes a second");
        }
        nanosPerByte = bytesPerSecond == 0 ? 0 : SECOND / bytesPerSecond;
        chunk =
                bytesPerSecond == 0
                        ? Integer.MAX_VALUE
                        : (int)
                                Math.min(
                                        Integer.MAX_VALUE,
                                        Math.max(LEAST_CHUNK, bytesPerSecond / 20));
        paid = new AtomicLong(System.nanoTime() - BURST_NS);
    }

    /** How much may be moved at once, so that streams do not stutter. */
    int chunk() {
        return chunk;
    }

    /**
     * @param now as {@link System#nanoTime}
     * @return for how many nanoseconds no more is to be moved
     */
    long charge(long bytes, long now) {
        if (nanosPerByte == 0) {
            return 0;
        }
        long cost = (long) (bytes * nanosPerByte);
        while (true) {
            long before = paid.get();
            long earliest = now - BURST_NS;
            long after = (before - earliest < 0 ? earliest : before) + cost;
            if (paid.compareAndSet(before, after)) {
                return Math.max(0, after - now);
            }
        }
    }
}
