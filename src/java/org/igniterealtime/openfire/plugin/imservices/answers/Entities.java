package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Who is at a service's addresses. Called on the server's threads: must not block. */
public interface Entities {

    /** Who is there; empty when there is nobody. The same object as long as it is the same: it is made once and kept. */
    Optional<Entity> at(JID address);

    /**
     * What is at a node of an address (XEP-0030 section 3.2), other than the capabilities that {@link Entity} knows by
     * itself; empty when there is no such node.
     *
     * @param request who asks, whom, and in which language
     */
    default Optional<DiscoInfo> node(String node, IQ request) {
        return Optional.empty();
    }

    /**
     * The items of an address or one of its nodes (XEP-0030 section 4), now or later, those only that who asks may know of;
     * empty when there is no such node. What completes exceptionally is logged and answered with internal-server-error.
     */
    default CompletionStage<Optional<List<DiscoItem>>> items(Optional<String> node, IQ request) {
        return CompletableFuture.completedFuture(
                node.isPresent() ? Optional.empty() : Optional.of(List.of()));
    }

    /**
     * A card (XEP-0054) that {@link Entity} does not have at hand, now or later: the content of a {@code vCard} element; empty when
     * there is none. What completes exceptionally is logged and answered with internal-server-error.
     */
    default CompletionStage<Optional<Element>> card(IQ request) {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
