package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread with a selector: runs what is posted, what is ready, and what is due. */
final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long END_MS = 5000;

    /** What is done in the loop's thread. What it throws ends the loop. */
    interface Work {

        /** A key is ready. */
        void ready(SelectionKey key, long now);

        /**
         * After each round.
         *
         * @return in how many nanoseconds the next is due at the latest
         */
        long tick(long now);

        /** The loop is at its end: closes what is open. */
        void end();
    }

    private final Selector selector;
    private final Thread thread;
    private final Work work;
    private final Consumer<Throwable> broken;
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    /**
     * @param broken what to do when the loop ends by itself; called in its thread
     */
    Loop(String name, Work work, Consumer<Throwable> broken) throws IOException {
        this.selector = Selector.open();
        this.work = work;
        this.broken = broken;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has something done in the loop's thread, after what was posted before. Any thread. What comes after the end is not done. */
    void post(Runnable task) {
        posted.add(task);
        selector.wakeup();
    }

    /** In the loop's thread, or before it starts. */
    SelectionKey register(SelectableChannel channel, int operations, Object attachment)
            throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, attachment);
    }

    /** Ends the thread soon. Any thread. */
    void finish() {
        closing = true;
        selector.wakeup();
    }

    /** Ends the thread and waits for that. Also when it has never been started. */
    void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            end();
            return;
        }
        selector.wakeup();
        try {
            thread.join(END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error(
                    "The thread {} does not end; a thread dump shows what it does",
                    thread.getName());
        }
    }

    private void run() {
        try {
            long wait = work.tick(System.nanoTime());
            while (!closing) {
                // 0 would be for ever.
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
                long now = System.nanoTime();
                runPosted();
                for (SelectionKey key : selector.selectedKeys()) {
                    work.ready(key, now);
                }
                selector.selectedKeys().clear();
                wait = work.tick(now);
            }
            runPosted();
            end();
        } catch (IOException | RuntimeException | Error e) {
            end();
            broken.accept(e);
        }
    }

    private void runPosted() {
        for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
            task.run();
        }
    }

    private void end() {
        work.end();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("The selector of {} cannot be closed", thread.getName(), e);
        }
    }
}
