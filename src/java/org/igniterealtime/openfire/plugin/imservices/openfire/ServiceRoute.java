package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.jivesoftware.openfire.RoutableChannelHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

/**
 * Where the server delivers what is addressed to a claimed domain. While no service is open there, messages and requests
 * are answered with service-unavailable (RFC 6120 section 8.3.3.19): the domain stays known, so that the server does not
 * look for it elsewhere on the network.
 *
 * <p>Called on Openfire's threads, by several at once.
 */
final class ServiceRoute implements RoutableChannelHandler {

    private static final Logger log = LoggerFactory.getLogger(ServiceRoute.class);

    private final JID address;
    private final Consumer<Packet> router;
    private volatile Service service;

    /** @param router takes the answers that the route gives itself */
    ServiceRoute(String domain, Consumer<Packet> router) {
        this.address = new JID(null, domain, null);
        this.router = router;
    }

    void open(Service service) {
        this.service = service;
    }

    void shut() {
        service = null;
    }

    @Override
    public JID getAddress() {
        return address;
    }

    @Override
    public void process(Packet packet) {
        Service receiver = service;
        if (receiver == null) {
            refuse(packet, PacketError.Condition.service_unavailable);
            return;
        }
        try {
            // The server goes on with its object: a broadcast presence is addressed to the next
            // contact.
            receiver.receive(packet.createCopy());
        } catch (RuntimeException | LinkageError e) {
            log.error("The service {} failed on a stanza from {}", address, sender(packet), e);
            refuse(packet, PacketError.Condition.internal_server_error);
        }
    }

    private void refuse(Packet packet, PacketError.Condition condition) {
        if (sender(packet) == null) {
            return;
        }
        Packet answer = null;
        if (packet instanceof IQ request
                && (request.getType() == IQ.Type.get || request.getType() == IQ.Type.set)) {
            IQ result = IQ.createResultIQ(request);
            result.setError(condition);
            answer = result;
        } else if (packet instanceof Message message && message.getType() != Message.Type.error) {
            Message bounce = new Message();
            bounce.setID(message.getID());
            bounce.setThread(message.getThread());
            bounce.setFrom(message.getTo());
            bounce.setTo(message.getFrom());
            bounce.setError(condition);
            answer = bounce;
        }
        if (answer != null) {
            router.accept(answer);
        }
    }

    /** Null when there is none or it is no address. */
    private static JID sender(Packet packet) {
        try {
            return packet.getFrom();
        } catch (IllegalArgumentException e) {
            log.debug("A stanza has a malformed sender", e);
            return null;
        }
    }
}
