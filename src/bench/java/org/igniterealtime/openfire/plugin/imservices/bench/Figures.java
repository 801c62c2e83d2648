package org.igniterealtime.openfire.plugin.imservices.bench;

import java.util.Arrays;

/** Median and 99th percentile of what was noted. Safe for several threads. */
final class Figures {

    private long[] nanos = new long[1024];
    private int size;

    synchronized void note(long value) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = value;
    }

    synchronized int count() {
        return size;
    }

    /** In milliseconds; NaN when nothing was noted. */
    synchronized double percentile(double percent) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(percent / 100 * (size - 1)))] / 1e6;
    }
}
