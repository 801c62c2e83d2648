package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers of one size, no more than a number. Who has written all of what he read gives the buffer back at once, so that
 * thousands of streams share a few; only those whose receiver is slow keep one. Used by one thread.
 */
final class Buffers {

    /** So many are kept for the next need; the others are left to the garbage collector. */
    private static final int KEPT = 64;

    private final int size;
    private final int most;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int lent;

    Buffers(int size, int most) {
        this.size = size;
        this.most = most;
    }

    /** An empty buffer; null when all are in use. */
    ByteBuffer take() {
        if (lent >= most) {
            return null;
        }
        lent++;
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(size) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        lent--;
        if (free.size() < KEPT) {
            free.push(buffer);
        }
    }

    int lent() {
        return lent;
    }
}
