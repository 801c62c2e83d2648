package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.xmpp.packet.IQ;

/**
 * Requests that are executed one at a time, in their order, on threads of an executor: those of a client must not overtake each other, and
 * changes of one file come one at a time anyway. Safe for several threads; no call blocks.
 */
final class RequestQueue {

    /** Administrators are few; what waits longer than this is a script gone wild. */
    static final int LIMIT = 200;

    private record Waiting(IQ request, Runnable work) {}

    private final Executor executor;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean stopped;

    RequestQueue(Executor executor) {
        this.executor = executor;
    }

    /** Whether it is taken: not when too many wait, nor after the stop. */
    synchronized boolean add(IQ request, Runnable work) {
        if (stopped || waiting.size() >= LIMIT) {
            return false;
        }
        waiting.add(new Waiting(request, work));
        if (!busy) {
            schedule();
        }
        return true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Those that waited and are not executed any more, in their order. What is being executed comes to its end. */
    synchronized List<IQ> stop() {
        stopped = true;
        List<IQ> left = new ArrayList<>();
        waiting.forEach(each -> left.add(each.request()));
        waiting.clear();
        return left;
    }

    private void schedule() {
        try {
            executor.execute(this::runOne);
            busy = true;
        } catch (RejectedExecutionException e) {
            // The plugin stops: what waits is answered by that.
            stopped = true;
        }
    }

    private void runOne() {
        Waiting next;
        synchronized (this) {
            next = waiting.poll();
        }
        try {
            if (next != null) {
                next.work().run();
            }
        } finally {
            synchronized (this) {
                busy = false;
                if (!waiting.isEmpty()) {
                    schedule();
                }
            }
        }
    }
}
