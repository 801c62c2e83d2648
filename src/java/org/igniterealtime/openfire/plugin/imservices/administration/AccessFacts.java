package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;

/** What administration asks of the server for access lists. May be called by any thread. */
public interface AccessFacts {

    /** The names of the server's groups, in the order of their names; some thousand at the most. Blocks. */
    List<String> groups();

    /**
     * What is known of the people who may want to use a service. What it gives blocks.
     *
     * @param domain of the service; empty for none, with which nobody has a subscription
     */
    PeerFacts peers(String domain);
}
