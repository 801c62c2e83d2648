package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.PresenceEventDispatcher;
import org.jivesoftware.openfire.user.PresenceEventListener;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Who comes online and goes offline: counts the available resources of each local user at this node of a cluster. Guests without
 * an account are nobody.
 */
final class PresenceTap implements OpenfireEvents.Tap, PresenceEventListener {

    private final XMPPServer server;
    private final Consumer<ServerEvents.Presence> events;

    /** Who is online, with his resources. */
    private final Map<JID, Set<String>> online = new ConcurrentHashMap<>();

    PresenceTap(XMPPServer server, Consumer<ServerEvents.Presence> events) {
        this.server = server;
        this.events = events;
    }

    @Override
    public void open() {
        PresenceEventDispatcher.addListener(this);
        // Who is there already does not come now.
        for (ClientSession session : server.getSessionManager().getSessions()) {
            Presence presence = session.getPresence();
            if (presence != null && presence.isAvailable()) {
                change(session, true, false);
            }
        }
    }

    @Override
    public void close() {
        PresenceEventDispatcher.removeListener(this);
        online.clear();
    }

    private void change(ClientSession session, boolean available, boolean tell) {
        JID address = session.getAddress();
        if (address == null || address.getNode() == null || session.isAnonymousUser()) {
            return;
        }
        JID user = address.asBareJID();
        online.compute(
                user,
                (key, before) -> {
                    Set<String> resources = before == null ? new HashSet<>() : before;
                    boolean wasThere = !resources.isEmpty();
                    if (available) {
                        resources.add(address.getResource());
                    } else {
                        resources.remove(address.getResource());
                    }
                    boolean isThere = !resources.isEmpty();
                    if (tell && isThere != wasThere) {
                        // Here, so that they come in the order of the changes.
                        events.accept(new ServerEvents.Presence(user, isThere));
                    }
                    return isThere ? resources : null;
                });
    }

    @Override
    public void availableSession(ClientSession session, Presence presence) {
        change(session, true, true);
    }

    @Override
    public void unavailableSession(ClientSession session, Presence presence) {
        change(session, false, true);
    }

    @Override
    public void presenceChanged(ClientSession session, Presence presence) {
        // He was there before.
    }

    @Override
    public void subscribedToPresence(JID subscriberJID, JID authorizerJID) {
        // No news.
    }

    @Override
    public void unsubscribedToPresence(JID unsubscriberJID, JID recipientJID) {
        // No news.
    }
}
