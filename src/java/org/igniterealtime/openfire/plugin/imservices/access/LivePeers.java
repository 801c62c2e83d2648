package org.igniterealtime.openfire.plugin.imservices.access;

/**
 * Facts about peers that somebody keeps right while groups and rosters change, for one list, until they are closed. Answers neither
 * wait nor do I/O, on any thread.
 */
public interface LivePeers extends PeerFacts, AutoCloseable {

    /** Ends the watching. The facts stay as they are; safe when called twice. */
    @Override
    void close();
}
