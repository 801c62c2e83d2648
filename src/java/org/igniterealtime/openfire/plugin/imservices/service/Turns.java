package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a few tasks run at a time, in the order in which they came, on an executor that others need too, and a bounded number wait. Safe
 * for all threads.
 */
public final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** Work, or what is done instead when it gets no turn. */
    private record Task(Runnable work, Runnable refusal) {}

    private final String name;
    private final Executor executor;
    private final int atOnce;
    private final int waiting;
    private final Deque<Task> queue = new ArrayDeque<>();
    private int running;
    private boolean closed;

    /**
     * @param name whose they are, for the log
     * @param atOnce how many run at a time; with 1 each begins after the one before it has ended
     * @param waiting how many may wait
     */
    public Turns(String name, Executor executor, int atOnce, int waiting) {
        this.name = name;
        this.executor = executor;
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /**
     * Never waits.
     *
     * @param refusal runs in this thread when too many wait; in the closing one, or where the executor takes nothing more, otherwise
     */
    public void take(Runnable work, Runnable refusal) {
        boolean taken;
        boolean first;
        synchronized (this) {
            taken = !closed && queue.size() < waiting;
            first = taken && running < atOnce;
            if (taken) {
                queue.add(new Task(work, refusal));
            }
            if (first) {
                running++;
            }
        }
        if (!taken) {
            refusal.run();
        } else if (first) {
            schedule();
        }
    }

    private void schedule() {
        try {
            executor.execute(this::runOne);
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the executor has ended", name, e);
            stopped();
            refuse();
        }
    }

    private void runOne() {
        Task task;
        synchronized (this) {
            task = queue.poll();
            if (task == null) {
                stopped();
                return;
            }
        }
        try {
            task.work().run();
        } catch (RuntimeException e) {
            LOG.error("{}: a task failed", name, e);
        } finally {
            // To the end of the line, so that the executor's other users have their turns.
            schedule();
        }
    }

    private synchronized void stopped() {
        running--;
        notifyAll();
    }

    /** Refuses what waits, and all that comes later. */
    private void refuse() {
        List<Task> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(queue);
            queue.clear();
        }
        left.forEach(task -> task.refusal().run());
    }

    /** Refuses what waits and waits for what runs, up to the time. */
    public void close(long seconds) throws InterruptedException {
        refuse();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (this) {
            while (running > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
            }
        }
    }
}
