package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers rings by one call each, or one for several, on an executor's threads: never two at once, none before it is open, none
 * after it is closed. What rang too early is answered when it opens.
 */
final class Bell {

    private final Executor executor;
    private final Runnable answer;
    private final AtomicBoolean rung = new AtomicBoolean();
    private boolean open;
    private volatile boolean closed;

    Bell(Executor executor, Runnable answer) {
        this.executor = executor;
        this.answer = answer;
    }

    /** May be called by any thread; returns at once. */
    void ring() {
        if (!closed && rung.compareAndSet(false, true)) {
            executor.execute(this::call);
        }
    }

    /** What has rung so far needs no answer. */
    void forget() {
        rung.set(false);
    }

    synchronized void open() {
        open = true;
        if (rung.get()) {
            executor.execute(this::call);
        }
    }

    /** Does something that shall not happen at the same time as an answer. */
    synchronized void quietly(Runnable task) {
        task.run();
    }

    /** Waits for a call that is under way; none begins afterwards. Idempotent. */
    void close() {
        closed = true;
        synchronized (this) {
            open = false;
        }
    }

    private synchronized void call() {
        // Those that ring from now on may be about what the answer does not see any more.
        if (open && rung.getAndSet(false)) {
            answer.run();
        }
    }
}
