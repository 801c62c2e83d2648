package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * The way to services outside the server's domain on servers that talk to no other server: later versions of Openfire ask for
 * that before they look for a route. Messages, requests and probes are taken out before the server routes them, because it answers each with an error. Other presence is delivered
 * after the server has handled it (rosters, directed presence), because the server then drops it without a word; and what the
 * server would broadcast along the roster is broadcast here.
 *
 * <p>Costs nothing while there is no such domain.
 */
final class Detour {

    private static final Logger log = LoggerFactory.getLogger(Detour.class);

    private final XMPPServer server;
    private final Map<String, ServiceRoute> routes = new ConcurrentHashMap<>();

    /**
     * Sessions whose first presence is being handled: their contacts are to be probed (RFC 6121 section 4.3). Held weakly, because
     * the server does not say when it has rejected a presence.
     */
    private final Set<Session> coming =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Rejections rejections;

    Detour(XMPPServer server, Rejections rejections) {
        this.server = server;
        this.rejections = rejections;
    }

    void use(ServiceRoute route) {
        routes.put(route.getAddress().getDomain(), route);
    }

    void leave(String domain) {
        routes.remove(domain);
    }

    /** What {@link AccessInterceptor} is asked with: a stanza to a domain outside the server's, or a presence to nobody. */
    void intercept(Packet packet, Session session, boolean processed)
            throws PacketRejectedException {
        if (routes.isEmpty()) {
            return;
        }
        if (packet instanceof Presence presence && presence.getType() != Presence.Type.probe) {
            presence(presence, session, processed);
        } else if (!processed) {
            take(packet, session);
        }
    }

    private void take(Packet packet, Session session) throws PacketRejectedException {
        ServiceRoute route = packet.getTo() == null ? null : routes.get(packet.getTo().getDomain());
        if (route != null) {
            route.process(packet);
            throw rejections.reject(packet, session);
        }
    }

    private void presence(Presence presence, Session session, boolean processed) {
        JID to = presence.getTo();
        if (to != null) {
            ServiceRoute route = routes.get(to.getDomain());
            if (route != null && processed) {
                route.process(presence);
            }
            return;
        }
        JID from = presence.getFrom();
        boolean available = presence.getType() == null;
        if (from == null
                || !server.isLocal(from)
                || !(available || presence.getType() == Presence.Type.unavailable)) {
            return;
        }
        if (!processed) {
            if (available && session instanceof ClientSession client && !client.isInitialized()) {
                coming.add(client);
            }
            return;
        }
        broadcast(presence, session != null && coming.remove(session));
    }

    private void broadcast(Presence presence, boolean first) {
        JID user = presence.getFrom();
        Roster roster;
        try {
            roster = server.getRosterManager().getRoster(user.getNode());
        } catch (UserNotFoundException e) {
            log.debug("{} has no roster to broadcast along", user, e);
            return;
        }
        for (RosterItem item : roster.getRosterItems()) {
            ServiceRoute route = routes.get(item.getJid().getDomain());
            if (route == null) {
                continue;
            }
            RosterItem.SubType subscription = item.getSubStatus();
            if (subscription == RosterItem.SUB_BOTH || subscription == RosterItem.SUB_FROM) {
                Presence copy = presence.createCopy();
                copy.setTo(item.getJid());
                route.process(copy);
            }
            if (first
                    && (subscription == RosterItem.SUB_BOTH || subscription == RosterItem.SUB_TO)) {
                Presence probe = new Presence(Presence.Type.probe);
                probe.setFrom(user);
                probe.setTo(item.getJid());
                route.process(probe);
            }
        }
    }
}
