package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One direction of a stream. Used by the relay's thread. */
final class Flow {

    /** So often it is read from and written to before others have their turn. */
    private static final int ROUNDS = 4;

    private final Side from;
    private final Side to;
    private final Throttle own;
    private final Throttle total;

    /** What has been read and not yet written; else null. */
    private ByteBuffer rest;

    private boolean ended;

    /** In this turn. */
    private long written;

    private boolean closed;
    private boolean paused;

    /** Whether the sender last had a whole small buffer to give, and the receiver took it at once. */
    private boolean quick;

    Flow(Side from, Side to, byte[] early, long bandwidth, Throttle total) {
        this.from = from;
        this.to = to;
        this.own = new Throttle(bandwidth);
        this.total = total;
        this.rest = early.length == 0 ? null : ByteBuffer.wrap(early);
    }

    /** What it needs from its relay. */
    interface Means {

        /**
         * Null when there is none at present.
         *
         * @param large whether a large one is of use; it may be a small one all the same
         */
        ByteBuffer take(boolean large);

        void giveBack(ByteBuffer buffer);

        /** Has the flow resumed after a while. */
        void pause(Flow flow, long nanos);
    }

    /**
     * Moves what can be moved. From the system's buffer of one socket into a direct buffer and from there into the system's
     * buffer of the other: the JDK has no shorter way between two sockets.
     *
     * @param now as {@link System#nanoTime}
     * @return how many bytes the receiver's system has taken
     * @throws IOException when a side's connection is broken
     */
    long move(Means means, long now) throws IOException {
        written = 0;
        boolean more = flush(means);
        for (int round = 0; round < ROUNDS && more && !ended && !paused; round++) {
            more = readAndWrite(means, now);
        }
        if (ended && rest == null && !closed) {
            // What one side has ended the other is told, and may still answer (half-close).
            closed = true;
            to.channel().shutdownOutput();
        }
        return written;
    }

    /** Whether nothing is left of what was read. */
    private boolean flush(Means means) throws IOException {
        if (rest != null) {
            written += to.channel().write(rest);
            if (rest.hasRemaining()) {
                return false;
            }
            release(means);
        }
        return true;
    }

    /** Whether more can be read, and written, at once. */
    private boolean readAndWrite(Means means, long now) throws IOException {
        ByteBuffer buffer = means.take(quick);
        if (buffer == null) {
            hold(means, Relay.NO_BUFFER_NS);
            return false;
        }
        rest = buffer;
        int most = Math.min(buffer.capacity(), Math.min(own.chunk(), total.chunk()));
        int read = from.channel().read(buffer.limit(most));
        if (read <= 0) {
            ended = read < 0;
            release(means);
            return false;
        }
        buffer.flip();
        long wait = Math.max(own.charge(read, now), total.charge(read, now));
        if (wait > 0) {
            hold(means, wait);
        }
        boolean taken = flush(means);
        quick = taken && read >= Relay.SMALL;
        return taken && read == most;
    }

    private void hold(Means means, long nanos) {
        paused = true;
        means.pause(this, nanos);
    }

    void resume() {
        paused = false;
    }

    /** Gives the buffer back, whatever is in it. */
    void release(Means means) {
        if (rest != null && rest.isDirect()) {
            means.giveBack(rest);
        }
        rest = null;
    }

    boolean wantsToRead() {
        return rest == null && !ended && !paused;
    }

    boolean wantsToWrite() {
        return rest != null;
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether all has been moved and the receiver knows that. */
    boolean isClosed() {
        return closed;
    }

    Stream stream() {
        return from.stream();
    }
}
