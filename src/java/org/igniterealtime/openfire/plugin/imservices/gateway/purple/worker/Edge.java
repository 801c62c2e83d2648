package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.function.IntSupplier;

/**
 * The edge between native code and ours. Nothing thrown crosses it: native frames cannot unwind. When the outermost
 * callback returns, what it reported leaves for the plugin. For the loop thread.
 */
final class Edge {

    private final Outgoing outgoing;
    private final Journal journal;
    private int depth;

    Edge(Outgoing outgoing, Journal journal) {
        this.outgoing = outgoing;
        this.journal = journal;
    }

    /** Runs what a callback has to do; what is thrown becomes a line in the log. */
    void run(String where, Runnable work) {
        depth++;
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            journal.failure(where, e);
        } finally {
            leave();
        }
    }

    /** The same for a callback with a result; the fallback is the answer when something is thrown. */
    int call(String where, int fallback, IntSupplier work) {
        depth++;
        try {
            return work.getAsInt();
        } catch (RuntimeException | Error e) {
            journal.failure(where, e);
            return fallback;
        } finally {
            leave();
        }
    }

    private void leave() {
        if (--depth == 0) {
            outgoing.flush();
        }
    }
}
