package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

/**
 * The plugin's only interceptor. It holds gates at domains at which a part of the server serves and sends (its chat rooms), and hands what goes to
 * services outside the server's domain to {@link OutsideRoutes} and {@link Detour}, and what users are sent to {@link RemoteTap}. A stanza that concerns neither costs two look-ups and no
 * object.
 *
 * <p>A service on a route of the plugin's own needs no interceptor: {@link ServiceRoute} is where all ways to it end, also those that pass no
 * interceptor, and {@link OpenfireHost} where all from it begin. The ways that were looked for in Openfire 4.2 and 5.1:
 *
 * <ul>
 *   <li>Presence broadcast along rosters, the probes after the first presence, and the unavailable presence that the server sends
 *       after directed presence go to the routing table past all interceptors. They end at the route. At rooms they do no harm: nobody can get a
 *       subscription from a room, and who leaves may.
 *   <li>PEP notifications of users to contacts at a service, and vCard and disco queries of the server, are stanzas to the
 *       domain as others are.
 *   <li>Messages with addresses (XEP-0033) are taken apart by the server and routed one by one, with the user as the sender.
 *   <li>Carbons of what somebody sends to a service go to that user himself. A message of a service to a bare address is judged by
 *       the bare address, whatever resource gets it or a copy of it.
 *   <li>Messages that wait in the server's offline store were let pass when they were sent, and are not held back.
 *   <li>A subscription request changes the sender's own roster before it is dropped, as one to a domain does that never answers;
 *       who is shut out can remove a service from his roster. The service hears neither.
 *   <li>Invitations to a room leave it as messages of the room, and are dropped for whom it is closed; an invitation of a user to a user
 *       (XEP-0249) is between these two.
 *   <li>Commands and disco nodes of the server name no service. Its disco#items do: {@link ListedServices}.
 *   <li>Other servers and components come through the same routers, without a session that an error of the server's would go to.
 * </ul>
 *
 * <p>Called on Openfire's threads, by several at once.
 */
final class AccessInterceptor implements PacketInterceptor {

    private static final Logger log = LoggerFactory.getLogger(AccessInterceptor.class);

    /**
     * @param gate null when the domain has none that has to be held here
     * @param sent takes what the gate has let out; null when there is no gate
     * @param outside whether the domain is one of {@link OutsideRoutes}
     */
    private record Concern(Gate gate, Consumer<Packet> sent, boolean outside) {
        Concern {
            if (gate == null && !outside) {
                throw new IllegalArgumentException("no concern");
            }
        }
    }

    private final DomainTable<Concern> concerns = new DomainTable<>();
    private final OutsideRoutes outside;
    private final Detour detour;
    private final Rejections rejections;
    private final RemoteTap remote;
    private final Consumer<Packet> deliverer;

    /**
     * @param rejections those of the detour as well
     * @param remote looks at what goes to users
     * @param deliverer takes answers to what is blocked, and brings them past the interceptors to whom they are addressed
     */
    AccessInterceptor(
            OutsideRoutes outside,
            Detour detour,
            Rejections rejections,
            RemoteTap remote,
            Consumer<Packet> deliverer) {
        this.outside = outside;
        this.detour = detour;
        this.rejections = rejections;
        this.remote = remote;
        this.deliverer = deliverer;
    }

    /**
     * Stanzas to and from the domain pass when the gate lets them: for domains at which a part of the server sends, past the service.
     *
     * @param sent hears of what the domain sends and the gate has let pass, on the thread that sends it
     */
    synchronized void guard(String domain, Gate gate, Consumer<Packet> sent) {
        Concern before = concerns.get(domain);
        concerns.put(domain, new Concern(gate, sent, before != null && before.outside));
    }

    synchronized void unguard(String domain) {
        Concern before = concerns.get(domain);
        if (before != null && before.outside) {
            concerns.put(domain, new Concern(null, null, true));
        } else {
            concerns.remove(domain);
        }
    }

    /** The domain lies outside the server's. */
    synchronized void watch(String domain) {
        Concern before = concerns.get(domain);
        concerns.put(
                domain,
                before == null
                        ? new Concern(null, null, true)
                        : new Concern(before.gate, before.sent, true));
    }

    synchronized void unwatch(String domain) {
        Concern before = concerns.get(domain);
        if (before != null && before.gate != null) {
            concerns.put(domain, new Concern(before.gate, before.sent, false));
        } else {
            concerns.remove(domain);
        }
    }

    @Override
    public void interceptPacket(Packet packet, Session session, boolean incoming, boolean processed)
            throws PacketRejectedException {
        if (!incoming) {
            if (!processed) {
                remote.look(packet);
                if (!concerns.isEmpty()) {
                    rejections.drop(packet);
                }
            }
            return;
        }
        if (concerns.isEmpty()) {
            return;
        }
        Element element = packet.getElement();
        if (processed) {
            if (packet instanceof Presence) {
                pass(packet, session, attribute(element, "to"), true);
            }
            return;
        }
        rejections.forget();
        String from = attribute(element, "from");
        String to = attribute(element, "to");
        Concern sender = from == null ? null : concerns.ofAddress(from);
        if (sender != null && sender.gate != null) {
            judgeOutgoing(sender.gate, packet, session);
            sender.sent.accept(packet);
        }
        pass(packet, session, to, false);
    }

    private void pass(Packet packet, Session session, String to, boolean processed)
            throws PacketRejectedException {
        if (to == null) {
            if (packet instanceof Presence) {
                detour.intercept(packet, session, processed);
            }
            return;
        }
        Concern receiver = concerns.ofAddress(to);
        if (receiver == null) {
            return;
        }
        if (receiver.gate != null && !processed) {
            judgeIncoming(receiver.gate, packet, session);
        }
        if (receiver.outside) {
            if (!processed) {
                outside.prepare(packet);
            }
            detour.intercept(packet, session, processed);
        }
    }

    /** Without the iterator that dom4j makes for this. */
    private static String attribute(Element element, String name) {
        int count = element.attributeCount();
        for (int i = 0; i < count; i++) {
            Attribute attribute = element.attribute(i);
            if (name.equals(attribute.getName())) {
                return attribute.getValue();
            }
        }
        return null;
    }

    private void judgeIncoming(Gate gate, Packet packet, Session session)
            throws PacketRejectedException {
        if (!allows(gate, packet, true)) {
            log.debug(
                    "A stanza from {} to {} is blocked by the access list",
                    packet.getFrom(),
                    packet.getTo());
            Refusal.of(packet, PacketError.Condition.service_unavailable).ifPresent(deliverer);
            throw rejections.reject(packet, session);
        }
    }

    private void judgeOutgoing(Gate gate, Packet packet, Session session)
            throws PacketRejectedException {
        // Who is put out of a room is told so (XEP-0016 section 2.11).
        boolean farewell =
                packet instanceof Presence presence
                        && presence.getType() == Presence.Type.unavailable;
        if (!farewell && !allows(gate, packet, false)) {
            log.debug(
                    "A stanza from {} to {} is blocked by the access list",
                    packet.getFrom(),
                    packet.getTo());
            throw rejections.reject(packet, session);
        }
    }

    private static boolean allows(Gate gate, Packet packet, boolean toService) {
        try {
            return gate.allows(packet, toService);
        } catch (RuntimeException e) {
            log.error("A stanza cannot be judged, and is blocked: {}", packet, e);
            return false;
        }
    }
}
