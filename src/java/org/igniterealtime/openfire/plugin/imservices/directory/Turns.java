package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a few tasks run at a time on an executor that others need too, and a bounded number wait. Safe for all threads.
 */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** Work, or what is done instead when it gets no turn. */
    private record Task(Runnable work, Runnable refusal) {}

    private final Executor executor;
    private final int atOnce;
    private final int waiting;
    private final Deque<Task> queue = new ArrayDeque<>();
    private int running;
    private boolean closed;

    Turns(Executor executor, int atOnce, int waiting) {
        this.executor = executor;
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /**
     * @param refusal runs in this thread when too many wait, or in the closing one
     */
    void take(Runnable work, Runnable refusal) {
        synchronized (this) {
            if (!closed && queue.size() < waiting) {
                queue.add(new Task(work, refusal));
                if (running < atOnce) {
                    running++;
                    executor.execute(this::runOne);
                }
                return;
            }
        }
        refusal.run();
    }

    private void runOne() {
        Task task;
        synchronized (this) {
            task = queue.poll();
            if (task == null) {
                running--;
                notifyAll();
                return;
            }
        }
        try {
            task.work().run();
        } catch (RuntimeException e) {
            LOG.error("A request to a user directory failed", e);
        } finally {
            // To the end of the line, so that the executor's other users have their turns.
            executor.execute(this::runOne);
        }
    }

    /** Refuses what waits and waits for what runs, up to the time. */
    void close(long seconds) throws InterruptedException {
        Deque<Task> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(queue);
            queue.clear();
        }
        left.forEach(task -> task.refusal().run());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (this) {
            while (running > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
            }
        }
    }
}
