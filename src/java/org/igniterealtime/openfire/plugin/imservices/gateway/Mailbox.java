package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in the order in which they came, on threads that an executor lends. Many tasks run for one
 * wake-up. Posting takes no lock; safe for all threads.
 */
final class Mailbox {

    /** What became of a task. */
    enum Outcome {
        TAKEN,
        FULL,
        /** The mailbox is no more; its owner has gone. */
        CLOSED
    }

    /** Whom the mailbox belongs to; called by the thread that runs the tasks. */
    interface Owner {
        /** Several tasks have run and the thread is about to be given back. */
        default void batchEnds() {}

        /** Whether the mailbox may close now if nothing waits in it. */
        default boolean mayClose() {
            return false;
        }

        /** The mailbox has closed because its owner let it. */
        default void closed() {}
    }

    /** So many tasks at most before the thread goes back to the executor, so that all mailboxes get their turn. */
    private static final int BATCH = 256;

    private static final int CLOSED = Integer.MIN_VALUE / 2;
    private static final long PARK_NANOS = 500_000;
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final String name;
    private final Executor executor;
    private final int capacity;
    private final Owner owner;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Tasks that wait or run; negative when closed. Whoever raises it from 0 wakes the executor. */
    private final AtomicInteger load = new AtomicInteger();

    /** Who runs the tasks at present; null when nobody does. */
    private final AtomicReference<Thread> runner = new AtomicReference<>();

    Mailbox(String name, Executor executor, int capacity, Owner owner) {
        this.name = name;
        this.executor = executor;
        this.capacity = capacity;
        this.owner = owner;
    }

    /** Takes the task unless as many as the capacity wait already. Never waits. */
    Outcome offer(Runnable task) {
        return post(task, capacity);
    }

    /** Takes the task even when the mailbox is full: for what must not get lost and is bounded otherwise. Never waits. */
    Outcome put(Runnable task) {
        return post(task, Integer.MAX_VALUE);
    }

    /**
     * Takes the task, waiting for room first: for threads that may be held up. The mailbox's own thread is never made to
     * wait for itself.
     */
    Outcome putWaiting(Runnable task) {
        while (load.get() >= capacity && runner.get() != Thread.currentThread()) {
            LockSupport.parkNanos(PARK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return put(task);
    }

    /** Drops what waits and takes nothing more. The task that runs now runs to its end. */
    void close() {
        load.set(CLOSED);
        tasks.clear();
    }

    boolean isClosed() {
        return load.get() < 0;
    }

    private Outcome post(Runnable task, int limit) {
        while (true) {
            int before = load.get();
            if (before < 0) {
                return Outcome.CLOSED;
            }
            if (before >= limit) {
                return Outcome.FULL;
            }
            if (load.compareAndSet(before, before + 1)) {
                tasks.add(task);
                if (before == 0) {
                    wake();
                }
                return Outcome.TAKEN;
            }
        }
    }

    private void wake() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            // The executor has ended: nothing will ever run here, and nobody may wait for it.
            close();
            throw e;
        }
    }

    /**
     * Runs what waits in the calling thread, unless another thread is at it: for who must not depend on the executor, all
     * of whose threads may wait like him.
     */
    void runHere() {
        if (load.get() > 0) {
            run();
        }
    }

    private void run() {
        if (!runner.compareAndSet(null, Thread.currentThread())) {
            // Whoever is at it sees to the rest as well.
            return;
        }
        int done = 0;
        boolean mayClose = false;
        try {
            // No task although the load is above zero: its poster has counted it and is about to
            // add it. It is met
            // again in the next run.
            for (Runnable task; done < BATCH && (task = tasks.poll()) != null; done++) {
                guarded(task);
            }
            guarded(owner::batchEnds);
            mayClose = owner.mayClose();
        } finally {
            runner.set(null);
            if (mayClose && load.compareAndSet(done, CLOSED)) {
                owner.closed();
            } else if (load.addAndGet(-done) > 0) {
                wake();
            }
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Errors as well: a method that this version of the server has not must not make the
            // count wrong, or the mailbox would wake the executor for ever.
            LOG.error("A task for {} failed; the next ones go on", name, e);
        }
    }
}
