package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Lends at most so many of an executor's threads at once; the rest waits in order, without a thread. */
final class Lane {

    private final Executor executor;
    private final int atOnce;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Lane(Executor executor, int atOnce) {
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** Never runs the task in the calling thread. */
    void execute(Runnable task) {
        synchronized (this) {
            if (running == atOnce) {
                waiting.add(task);
                return;
            }
            running++;
        }
        hand(task);
    }

    private void hand(Runnable task) {
        boolean handed = false;
        try {
            executor.execute(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            next();
                        }
                    });
            handed = true;
        } finally {
            if (!handed) {
                synchronized (this) {
                    running--;
                }
            }
        }
    }

    private void next() {
        Runnable task;
        synchronized (this) {
            task = waiting.poll();
            if (task == null) {
                running--;
                return;
            }
        }
        hand(task);
    }
}
