package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence.Show;
import org.xmpp.packet.JID;

/** The user's resources that are available to the gateway, and what the network is to see of them. */
final class Resources {

    /** No network takes more; the rest would only fill its connection. */
    private static final int LONGEST_STATUS = 1_000;

    private record Resource(Presence presence, int priority, boolean toGateway) {}

    private final Map<JID, Resource> available = new LinkedHashMap<>(4);

    /**
     * A resource is available.
     *
     * @param toGateway whether it told the gateway itself, not only one of the people on the network
     * @return whether it is a new one
     */
    boolean put(org.xmpp.packet.Presence presence, boolean toGateway) {
        Resource before = available.remove(presence.getFrom());
        boolean told = toGateway || before != null && before.toGateway();
        available.put(
                presence.getFrom(), new Resource(mapped(presence), presence.getPriority(), told));
        return before == null;
    }

    /** A resource told the gateway that it is gone; all of them when the address is bare. */
    void remove(JID from) {
        if (from.getResource() == null) {
            available.clear();
        } else {
            available.remove(from);
        }
    }

    /**
     * A resource told only somebody on the network that it is gone: it is gone for the gateway when it never told the
     * gateway itself that it is there.
     */
    void removeDirected(JID from) {
        available.computeIfPresent(from, (jid, resource) -> resource.toGateway() ? resource : null);
    }

    boolean has(JID resource) {
        return available.containsKey(resource);
    }

    void clear() {
        available.clear();
    }

    boolean isEmpty() {
        return available.isEmpty();
    }

    /** Full addresses. */
    List<JID> addresses() {
        return new ArrayList<>(available.keySet());
    }

    /** The presence of the resource with the highest priority, of several the one that changed last. */
    Presence best() {
        Resource best = null;
        for (Resource resource : available.values()) {
            if (best == null || resource.priority() >= best.priority()) {
                best = resource;
            }
        }
        return best == null ? Presence.OFFLINE : best.presence();
    }

    private static Presence mapped(org.xmpp.packet.Presence presence) {
        Show show = Show.AVAILABLE;
        if (presence.getShow() != null) {
            show =
                    switch (presence.getShow()) {
                        case chat -> Show.CHAT;
                        case away -> Show.AWAY;
                        case xa -> Show.XA;
                        case dnd -> Show.DND;
                    };
        }
        String status = presence.getStatus() == null ? "" : presence.getStatus();
        return new Presence(show, status.substring(0, Math.min(status.length(), LONGEST_STATUS)));
    }
}
