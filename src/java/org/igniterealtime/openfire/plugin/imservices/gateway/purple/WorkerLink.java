package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to a worker: a thread that reads and one that writes. What is posted while the writer is busy goes out with
 * one write and one waking. A handler that takes its time keeps the reader from reading, and so the worker from the network.
 */
final class WorkerLink {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLink.class);

    /** From so many bytes (estimated) in the queue on, no message is taken; below the half, messages are again. */
    private static final long FULL = 16L << 20;

    /** A rough size of a frame apart from its texts. */
    private static final int FRAME = 48;

    /** What the writer encodes before it writes. */
    private static final int BATCH = 256 * 1024;

    interface Opening {
        SocketChannel open() throws IOException;
    }

    interface Handler {
        /** Called by the reader, one event after the other. */
        void event(Event event);

        /** There is room for messages again, after {@link WorkerLink#send} said no. Called by the writer. */
        void writable();

        /**
         * The end, once; the reader's last act.
         *
         * @param unwritten what certainly has not left
         */
        void ended(String why, List<Command> unwritten);
    }

    private final String name;
    private final Opening opening;
    private final Handler handler;
    private final Thread reader;
    private final Thread writer;
    private volatile boolean dispatching;
    private volatile long events;

    private final Object lock = new Object();
    private List<Command> queue = new ArrayList<>();
    private long queued;
    private boolean full;
    private boolean closed;
    private SocketChannel channel;

    WorkerLink(String name, Opening opening, Handler handler) {
        this.name = name;
        this.opening = opening;
        this.handler = handler;
        this.reader = new Thread(this::read, "imservices-link-" + name + "-in");
        this.writer = new Thread(this::write, "imservices-link-" + name + "-out");
        this.reader.setDaemon(true);
        this.writer.setDaemon(true);
    }

    /** Begins to wait for the worker. */
    void start() {
        reader.start();
    }

    /** Queues a command. False when the link has ended. Never blocks. */
    boolean post(Command command) {
        synchronized (lock) {
            return !closed && add(command, FRAME);
        }
    }

    /** Queues a message. False when the link has ended or is full. Never blocks. */
    boolean send(Command.Send message) {
        synchronized (lock) {
            if (closed || full) {
                return false;
            }
            full = queued >= FULL;
            return !full && add(message, size(message));
        }
    }

    private boolean add(Command command, long size) {
        if (queue.isEmpty()) {
            lock.notifyAll();
        }
        queue.add(command);
        queued += size;
        return true;
    }

    private static long size(Command.Send message) {
        return FRAME + 2L * message.to().length() + 2L * message.text().length();
    }

    /** How many events have come. */
    long events() {
        return events;
    }

    /** Whether the reader is with the handler, and not waiting for the worker. */
    boolean isDispatching() {
        return dispatching;
    }

    /** Ends the link; the handler is told by the reader. */
    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    LOG.debug("{}: the link cannot be closed", name, e);
                }
            }
        }
    }

    /** For a reader whose handler does not come back. */
    void interrupt() {
        reader.interrupt();
        writer.interrupt();
    }

    /** Waits until both threads have ended. Whether they have. */
    boolean join(long millis) throws InterruptedException {
        reader.join(millis);
        return !reader.isAlive();
    }

    /** Whether it was begun and both threads have ended. */
    boolean hasEnded() {
        return reader.getState() == Thread.State.TERMINATED;
    }

    private void read() {
        String why = "the reader failed";
        try {
            SocketChannel opened = opening.open();
            synchronized (lock) {
                channel = opened;
                if (closed) {
                    opened.close();
                }
            }
            writer.start();
            why = dispatchAll(opened);
        } catch (WireException e) {
            why = "the link is broken: " + e.getMessage();
        } catch (IOException e) {
            why = "the link ended: " + e.getMessage();
        } finally {
            close();
            List<Command> unwritten = awaitWriter();
            handler.ended(why, unwritten);
        }
    }

    private String dispatchAll(SocketChannel opened) throws IOException {
        FrameReader<Event> frames = new FrameReader<>(WireCodec.EVENTS);
        while (frames.readFrom(opened)) {
            dispatching = true;
            for (Event event = frames.next(); event != null; event = frames.next()) {
                dispatch(event);
            }
            dispatching = false;
        }
        return "the link ended";
    }

    private void dispatch(Event event) {
        events = events + 1; // Written by this thread only.
        try {
            handler.event(event);
        } catch (RuntimeException e) {
            // One account's trouble must not end the link of all the others.
            LOG.error("{}: {} could not be handled", name, event.getClass().getSimpleName(), e);
        }
    }

    /** What the writer has left in the queue when it has ended. */
    private List<Command> awaitWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                // The channel is closed: the writer ends by itself at once.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (lock) {
            return List.copyOf(queue);
        }
    }

    private void write() {
        FrameWriter<Command> frames = new FrameWriter<>(WireCodec.COMMANDS);
        try {
            for (List<Command> batch = take(); batch != null; batch = take()) {
                for (Command command : batch) {
                    append(command, frames);
                    if (frames.size() >= BATCH) {
                        frames.writeTo(channel);
                    }
                }
                frames.writeTo(channel);
            }
        } catch (IOException | RuntimeException e) {
            // The reader sees the end as well and tells why; what is still queued stays there.
            LOG.debug("{}: the link cannot be written", name, e);
            close();
        }
    }

    private void append(Command command, FrameWriter<Command> frames) {
        try {
            frames.append(command);
        } catch (WireException e) {
            LOG.warn("{}: {} is left out", name, e.getMessage());
        }
    }

    /** Waits for commands and takes all of them; null at the end. */
    private List<Command> take() {
        List<Command> batch;
        boolean again;
        synchronized (lock) {
            while (queue.isEmpty() && !closed) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            if (closed) {
                return null;
            }
            batch = queue;
            queue = new ArrayList<>();
            queued = 0;
            again = full;
            full = false;
        }
        if (again) {
            handler.writable();
        }
        return batch;
    }
}
