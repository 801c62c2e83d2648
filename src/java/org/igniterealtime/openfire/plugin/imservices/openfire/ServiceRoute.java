package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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

    /** So long a stop waits at most for what is being received. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long LOOK_NANOS = 200_000;

    private final JID address;
    private final Consumer<Packet> router;
    private volatile Open open;

    /**
     * Together, so that no stanza comes to a service past its gate.
     *
     * @param inside how many threads have come in and not gone out yet
     */
    private record Open(Service service, Gate gate, AtomicInteger inside) {}

    /** @param router takes the answers that the route gives itself */
    ServiceRoute(String domain, Consumer<Packet> router) {
        this.address = new JID(null, domain, null);
        this.router = router;
    }

    /**
     * @param gate what it does not let pass is treated as if nobody were there
     */
    void open(Service service, Gate gate) {
        open = new Open(service, gate, new AtomicInteger());
    }

    /**
     * Lets nobody in any more, and waits up to 2 s until whoever is inside has gone out: the gate closes after this, and would keep
     * the answers that they are giving. Not for a thread that may be inside itself.
     */
    void shut() {
        Open before = open;
        open = null;
        if (before == null) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (before.inside.get() > 0) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                log.warn(
                        "The service {} is stopped while it still takes a stanza; what it answers to that is lost",
                        address);
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Goes in where a service is; who has must go out again. */
    private Open enter() {
        Open now = open;
        while (now != null) {
            now.inside.incrementAndGet();
            if (open == now) {
                return now;
            }
            // It was shut meanwhile, and who shut it may not have seen us.
            now.inside.decrementAndGet();
            now = open;
        }
        return null;
    }

    @Override
    public JID getAddress() {
        return address;
    }

    @Override
    public void process(Packet packet) {
        Open now = enter();
        if (now == null) {
            refuse(packet, PacketError.Condition.service_unavailable);
            return;
        }
        try {
            hand(packet, now);
        } finally {
            now.inside.decrementAndGet();
        }
    }

    private void hand(Packet packet, Open now) {
        if (!passes(now.gate, packet)) {
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
            log.error(
                    "A stanza from {} to {} cannot be judged, and is blocked",
                    Refusal.sender(packet),
                    packet.getTo(),
                    e);
            return false;
        }
    }

    private void refuse(Packet packet, PacketError.Condition condition) {
        Refusal.of(packet, condition).ifPresent(router);
    }
}
