package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be done, one thing at a time, in order, on an executor; so much of it and no more. Safe for use by several threads. */
final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Things that may wait. */
    static final int MOST = 200;

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Executor executor;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    private record Job(Runnable task, Runnable refused) {}

    Desk(Executor executor) {
        this.executor = executor;
    }

    /**
     * Takes a task and returns at once.
     *
     * @param refused what is done instead, in the calling thread or when the desk is closed, when too many wait or it is closed
     */
    void put(Runnable task, Runnable refused) {
        if (!take(new Job(task, refused))) {
            refused.run();
        }
    }

    private synchronized boolean take(Job job) {
        if (closed || waiting.size() >= MOST) {
            return false;
        }
        waiting.add(job);
        if (busy) {
            return true;
        }
        busy = true;
        if (goOn()) {
            return true;
        }
        waiting.remove(job);
        return false;
    }

    private boolean goOn() {
        try {
            executor.execute(this::next);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("The plugin stops", e);
            busy = false;
            return false;
        }
    }

    private void next() {
        Job job;
        synchronized (this) {
            job = waiting.poll();
        }
        try {
            if (job != null) {
                job.task().run();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A task of the monitor failed", e);
        } finally {
            synchronized (this) {
                busy = !waiting.isEmpty();
                if (busy) {
                    goOn();
                }
                notifyAll();
            }
        }
    }

    /** Takes no more, refuses what waits, and waits for what is being done, up to 5 s. Not for tasks of its own. */
    void close() {
        List<Job> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(job -> job.refused().run());
        awaitIdle();
    }

    private synchronized void awaitIdle() {
        long end = System.nanoTime() + STOP.toNanos();
        try {
            while (busy) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis <= 0) {
                    LOG.warn("A task of the monitor still goes on after {}", STOP);
                    return;
                }
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
