package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.xmpp.packet.JID;

/**
 * How people on the network are addressed: {@code name@gateway}, the name in the network's own normal spelling and escaped
 * by XEP-0106 (XEP-0100 section 6.2).
 */
final class Addresses {

    private final JID gateway;
    private final Network network;

    Addresses(String domain, Network network) {
        this.gateway = new JID(null, domain, null);
        this.network = network;
    }

    JID gateway() {
        return gateway;
    }

    /** Whether the address is the gateway's own and not somebody's on the network. */
    boolean isGateway(JID address) {
        return address.getNode() == null;
    }

    /** Somebody's address; empty when no JID can hold the name. */
    Optional<JID> contact(String name) {
        String normal = network.normalize(name.strip());
        if (normal.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JID(JID.escapeNode(normal), gateway.getDomain(), null));
        } catch (IllegalArgumentException e) {
            // Longer than 1,023 bytes, or characters that nodeprep (RFC 6122, appendix A) forbids.
            return Optional.empty();
        }
    }

    /** Whether the address is a room's, or that of somebody in a room. */
    boolean isRoom(JID address) {
        return address.getNode() != null && network.isRoom(node(address));
    }

    /** The name of a room, or of somebody on the network, by his own address or by the one he has in a room; normalized. */
    String name(JID contact) {
        String node = node(contact);
        return contact.getResource() != null && network.isRoom(node)
                ? network.normalize(contact.getResource())
                : node;
    }

    private String node(JID address) {
        return network.normalize(JID.unescapeNode(address.getNode()));
    }
}
