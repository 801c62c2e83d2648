package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that moves the bytes of many streams; both sides of a stream are its own, so nothing is locked. */
final class Relay implements Loop.Work, Flow.Means {

    /** The size of the buffers that there are for every stream. */
    static final int SMALL = 64 * 1024;

    /** The size of those for streams that fill the small ones: fewer calls and fewer packets for the same bytes. */
    static final int LARGE = 4 * SMALL;

    /** Nearly always one is enough, because who gives his back at once lets the next have it. */
    private static final int MOST_LARGE = 16;

    /** After so long somebody who found no buffer looks again. */
    static final long NO_BUFFER_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

    /** A flow that waits for its time. */
    private record Pause(Flow flow, long until) {}

    private final Loop loop;
    private final Buffers small;
    private final Buffers large = new Buffers(LARGE, MOST_LARGE);
    private final Set<Stream> streams = new HashSet<>();
    private final PriorityQueue<Pause> pauses =
            new PriorityQueue<>(Comparator.comparingLong(Pause::until));
    private final AtomicInteger load = new AtomicInteger();
    private long lookedAt = System.nanoTime();

    /** The time of the present round. */
    private volatile long now = System.nanoTime();

    Relay(String name, Buffers small, Consumer<Throwable> broken) throws IOException {
        this.small = small;
        this.loop = new Loop(name, this, broken);
    }

    void start() {
        loop.start();
    }

    /** Ends its streams and its thread. Not in its thread. */
    void stop() {
        loop.close();
    }

    void post(Runnable task) {
        loop.post(task);
    }

    /** How many streams it has. Any thread. */
    int load() {
        return load.get();
    }

    /** Takes a stream over. Any thread. */
    void add(Stream stream) {
        load.incrementAndGet();
        post(() -> begin(stream));
    }

    private void begin(Stream stream) {
        if (stream.hasEnded()) {
            return;
        }
        streams.add(stream);
        stream.moved(now);
        try {
            register(stream.first());
            register(stream.second());
            move(stream, stream.first().out());
            move(stream, stream.second().out());
            settle(stream);
        } catch (IOException e) {
            broken(stream, e);
        }
    }

    private void register(Side side) throws IOException {
        side.registered(loop.register(side.channel(), 0, side));
    }

    @Override
    public void ready(SelectionKey key, long time) {
        now = time;
        Side side = (Side) key.attachment();
        Stream stream = side.stream();
        try {
            if (key.isReadable()) {
                move(stream, side.out());
            }
            if (key.isWritable()) {
                move(stream, side.in());
            }
            settle(stream);
        } catch (IOException e) {
            broken(stream, e);
        } catch (CancelledKeyException e) {
            LOG.trace("A stream ended while its other side was ready, too", e);
        }
    }

    private void move(Stream stream, Flow flow) throws IOException {
        long bytes = flow.move(this, now);
        if (bytes > 0) {
            stream.moved(now);
            stream.terms().listener().moved(bytes);
        }
    }

    private void settle(Stream stream) {
        if (stream.isFinished()) {
            end(stream, End.FINISHED);
        } else {
            stream.first().updateInterest();
            stream.second().updateInterest();
        }
    }

    private void broken(Stream stream, IOException cause) {
        LOG.debug("A stream's connection broke", cause);
        end(stream, End.BROKEN);
    }

    /** In its thread. */
    void end(Stream stream, End why) {
        if (stream.hasEnded()) {
            return;
        }
        streams.remove(stream);
        stream.first().out().release(this);
        stream.second().out().release(this);
        stream.close(why);
        load.decrementAndGet();
        stream.terms().listener().ended(stream, why);
    }

    @Override
    public long tick(long time) {
        now = time;
        for (Pause first = pauses.peek();
                first != null && first.until() - now <= 0;
                first = pauses.peek()) {
            pauses.remove();
            resume(first.flow());
        }
        if (now - lookedAt >= LOOK_NS) {
            lookedAt = now;
            List<Stream> idle = streams.stream().filter(stream -> stream.isIdle(now)).toList();
            idle.forEach(stream -> end(stream, End.IDLE));
        }
        Pause next = pauses.peek();
        return next == null ? LOOK_NS : Math.min(LOOK_NS, next.until() - now);
    }

    private void resume(Flow flow) {
        Stream stream = flow.stream();
        if (stream.hasEnded()) {
            return;
        }
        flow.resume();
        try {
            move(stream, flow);
            settle(stream);
        } catch (IOException e) {
            broken(stream, e);
        }
    }

    @Override
    public void end() {
        for (Stream stream : List.copyOf(streams)) {
            end(stream, End.STOPPED);
        }
        pauses.clear();
    }

    @Override
    public ByteBuffer take(boolean plenty) {
        ByteBuffer buffer = plenty ? large.take() : null;
        return buffer == null ? small.take() : buffer;
    }

    @Override
    public void giveBack(ByteBuffer buffer) {
        (buffer.capacity() == LARGE ? large : small).giveBack(buffer);
    }

    @Override
    public void pause(Flow flow, long nanos) {
        pauses.add(new Pause(flow, now + nanos));
    }
}
