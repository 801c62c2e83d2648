package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Set;

/**
 * Facts about peers that somebody keeps right while groups and rosters change, for one list, until they are closed. Answers neither
 * wait nor do I/O, on any thread.
 */
public interface LivePeers extends PeerFacts, AutoCloseable {

    /** The groups that the list names and the server does not have: for an administrator, who may have mistyped them. */
    default Set<String> unknownGroups() {
        return Set.of();
    }

    /** Ends the watching. The facts stay as they are; safe when called twice. */
    @Override
    void close();
}
