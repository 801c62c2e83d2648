package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Optional;

/**
 * Starts definitions without saving them, under a domain of their own that nobody uses, and tells what happened. A trial ends by
 * itself, and all with {@link #close}. May be called by several threads.
 */
public final class Trials implements AutoCloseable {

    /**
     * Starts a trial; its id. Does not block.
     *
     * @throws AdministrationException when too many are under way
     */
    public String start(Actor actor, Sheet sheet) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /** What a trial has shown so far; empty when it is not known, or has ended some minutes ago. */
    public Optional<Trial> find(String id) {
        throw new UnsupportedOperationException();
    }

    /** Ends all trials, and waits for that. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
