package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.List;
import org.xmpp.packet.JID;

/**
 * What rules for groups and subscriptions ask about a peer. Asked by whoever asks for a decision, in that thread, and only when
 * the answer can matter.
 */
public interface PeerFacts {

    /** Somebody who is in no group and has no subscription. */
    PeerFacts STRANGER =
            new PeerFacts() {
                @Override
                public List<String> groups(JID peer) {
                    return List.of();
                }

                @Override
                public Subscription subscription(JID peer) {
                    return Subscription.NONE;
                }
            };

    /** The names of the groups the peer is in, in a list that is quick to index. */
    List<String> groups(JID peer);

    /**
     * The roster groups that the peer has put the service into himself. They count for rules that deny only: if they counted for
     * what allows, everybody could let himself in by naming a group. In a list that is quick to index.
     */
    default List<String> chosenGroups(JID peer) {
        return List.of();
    }

    /** The state of the subscription; {@link Subscription#NONE} for whom nobody knows. */
    Subscription subscription(JID peer);
}
