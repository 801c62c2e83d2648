package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireException;

/**
 * What waits for the link. The loop thread adds and never waits; {@link #flush} wakes the writer once for all that was
 * added. When the plugin does not read, this grows up to {@link #isFull}; then the loop stops reading from networks.
 */
final class Outgoing implements EventSink {

    /** Bytes. Networks are read no further above it; what else happens still fits. */
    static final int ENOUGH = 2 << 20;

    private final Object lock = new Object();
    private FrameWriter<Event> filling = new FrameWriter<>(WireCodec.EVENTS);
    private FrameWriter<Event> writing = new FrameWriter<>(WireCodec.EVENTS);
    private boolean writerWaits;
    private boolean ended;

    @Override
    public void send(Event event) {
        synchronized (lock) {
            try {
                filling.append(event);
            } catch (WireException e) {
                appendComplaint(event, e);
            }
        }
    }

    private void appendComplaint(Event event, WireException cause) {
        try {
            filling.append(
                    new Event.Log(
                            "error",
                            "An event was too long for the link and is lost: "
                                    + cause.getMessage()));
        } catch (WireException e) {
            throw new IllegalStateException("a short line does not fit: " + event.getClass(), e);
        }
    }

    /** Lets the writer write what was added. */
    void flush() {
        synchronized (lock) {
            if (writerWaits && filling.size() > 0) {
                writerWaits = false;
                lock.notifyAll();
            }
        }
    }

    boolean isFull() {
        synchronized (lock) {
            return filling.size() > ENOUGH;
        }
    }

    /** Waits until it is not full, at most so many milliseconds. Whether it is not. */
    boolean awaitRoom(long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        synchronized (lock) {
            while (filling.size() > ENOUGH) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** After what is there now, {@link #writeAll} returns. */
    void end() {
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }

    /** The writer thread's work: writes what comes, all that is there in one go, until {@link #end}. */
    void writeAll(WritableByteChannel channel) throws IOException, InterruptedException {
        while (true) {
            FrameWriter<Event> batch;
            synchronized (lock) {
                while (filling.size() == 0) {
                    if (ended) {
                        return;
                    }
                    writerWaits = true;
                    lock.wait();
                }
                writerWaits = false;
                batch = filling;
                filling = writing;
                writing = batch;
                lock.notifyAll();
            }
            batch.writeTo(channel);
        }
    }
}
