package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterEventListener;
import org.jivesoftware.openfire.roster.RosterItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** Tells services of roster items at their domain that somebody else removed. One listener at the server for all. */
final class RosterRemovals implements RosterEventListener {

    private static final Logger log = LoggerFactory.getLogger(RosterRemovals.class);

    private record Removal(String user, String contact) {}

    private final XMPPServer server;
    private final Executor executor;
    private final Map<String, BiConsumer<JID, JID>> listeners = new ConcurrentHashMap<>();
    private final Set<Removal> own = ConcurrentHashMap.newKeySet();

    RosterRemovals(XMPPServer server, Executor executor) {
        this.server = server;
        this.executor = executor;
    }

    void listen(String domain, BiConsumer<JID, JID> listener) {
        listeners.put(domain, listener);
    }

    void forget(String domain) {
        listeners.remove(domain);
    }

    /** Runs a removal of the plugin's own, which is no news. The server tells its listeners in the same thread. */
    void unheard(String username, JID contact, Runnable removal) {
        Removal mine = new Removal(username, contact.toBareJID());
        own.add(mine);
        try {
            removal.run();
        } finally {
            own.remove(mine);
        }
    }

    @Override
    public void contactDeleted(Roster roster, RosterItem item) {
        JID contact = item.getJid();
        BiConsumer<JID, JID> listener = listeners.get(contact.getDomain());
        if (listener == null
                || own.contains(new Removal(roster.getUsername(), contact.toBareJID()))) {
            return;
        }
        JID user = server.createJID(roster.getUsername(), null);
        try {
            executor.execute(() -> tell(listener, user, contact));
        } catch (RejectedExecutionException e) {
            log.debug(
                    "The plugin is stopping; the removal of {} by {} is not passed on",
                    contact,
                    user,
                    e);
        }
    }

    private static void tell(BiConsumer<JID, JID> listener, JID user, JID contact) {
        try {
            listener.accept(user, contact);
        } catch (RuntimeException e) {
            log.error("The service of {} failed when {} removed that contact", contact, user, e);
        }
    }

    @Override
    public boolean addingContact(Roster roster, RosterItem item, boolean persistent) {
        return persistent;
    }

    @Override
    public void rosterLoaded(Roster roster) {
        // Nothing to do.
    }

    @Override
    public void contactAdded(Roster roster, RosterItem item) {
        // Nothing to do.
    }

    @Override
    public void contactUpdated(Roster roster, RosterItem item) {
        // Nothing to do.
    }
}
