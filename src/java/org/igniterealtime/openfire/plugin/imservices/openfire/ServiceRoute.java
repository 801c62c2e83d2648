package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.jivesoftware.openfire.RoutableChannelHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

/**
 * Where the server delivers what is addressed to a claimed domain. While no service is open there, messages and requests
 * are answered with service-unavailable (RFC 6120 section 8.3.3.19): the domain stays known, so that the server does not
 * look for it elsewhere on the network.
 *
 * <p>All ways to a service end here: those past the server's interceptors, too. So this is where its gate stands; who is shut out
 * meets the same as where no service is (XEP-0016 section 2.14).
 *
 * <p>Called on Openfire's threads, by several at once.
 */
final class ServiceRoute implements RoutableChannelHandler {

    private static final Logger log = LoggerFactory.getLogger(ServiceRoute.class);

    private final JID address;
    private final Consumer<Packet> router;
    private volatile Open open;

    /** Together, so that no stanza comes to a service past its gate. */
    private record Open(Service service, Gate gate) {}

    /** @param router takes the answers that the route gives itself */
    ServiceRoute(String domain, Consumer<Packet> router) {
        this.address = new JID(null, domain, null);
        this.router = router;
    }

    /**
     * @param gate what it does not let pass is treated as if nobody were there
     */
    void open(Service service, Gate gate) {
        open = new Open(service, gate);
    }

    void shut() {
        open = null;
    }

    @Override
    public JID getAddress() {
        return address;
    }

    @Override
    public void process(Packet packet) {
        Open now = open;
        if (now == null || !passes(now.gate, packet)) {
            refuse(packet, PacketError.Condition.service_unavailable);
            return;
        }
        try {
            // The server goes on with its object: a broadcast presence is addressed to the next
            // contact.
            now.service.receive(packet.createCopy());
        } catch (RuntimeException | LinkageError e) {
            log.error(
                    "The service {} failed on a stanza from {}",
                    address,
                    Refusal.sender(packet),
                    e);
            refuse(packet, PacketError.Condition.internal_server_error);
        }
    }

    private static boolean passes(Gate gate, Packet packet) {
        try {
            return gate.allows(packet, true);
        } catch (RuntimeException e) {
            log.error("A stanza cannot be judged, and is blocked: {}", packet, e);
            return false;
        }
    }

    private void refuse(Packet packet, PacketError.Condition condition) {
        Refusal.of(packet, condition).ifPresent(router);
    }
}
