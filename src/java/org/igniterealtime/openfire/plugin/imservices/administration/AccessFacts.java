package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;

/** What administration asks of the server for access lists. May be called by any thread. */
public interface AccessFacts {

    /** The names of the server's groups, in the order of their names; some thousand at the most. Blocks. */
    List<String> groups();

    /**
     * Those of the names that no group of the server has, nor is shared under into rosters. Blocks.
     *
     * @throws AdministrationException when the server does not tell; the message is the reason
     */
    Set<String> unknownGroups(Set<String> names) throws AdministrationException;

    /**
     * What is known now of the people who may want to use a service: the same that its gate would know. Blocks; what it gives does not.
     *
     * @param domain of the service; empty for none, with which nobody has a subscription
     * @param list says which groups are asked for
     * @throws AdministrationException when the server does not tell; the message is the reason
     */
    PeerFacts peers(String domain, AccessList list) throws AdministrationException;
}
