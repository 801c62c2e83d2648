package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.xmpp.packet.JID;

/** The sessions of one gateway, by bare address. Safe for all threads. */
final class Sessions {

    private final GatewayParts parts;
    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();

    Sessions(GatewayParts parts) {
        this.parts = parts;
    }

    /** Posts to the user's session, which is made when there is none; only for registered users. */
    Mailbox.Outcome offer(JID user, Consumer<Session> task) {
        return post(user, task, Mailbox::offer);
    }

    /** The same, also when the mailbox is full: for what must not get lost. */
    Mailbox.Outcome put(JID user, Consumer<Session> task) {
        return post(user, task, Mailbox::put);
    }

    /** Posts to the user's session if there is one; whether there is. */
    boolean putIfThere(JID user, Consumer<Session> task) {
        Session session = sessions.get(user.toBareJID());
        return session != null
                && session.mailbox().put(() -> task.accept(session)) == Mailbox.Outcome.TAKEN;
    }

    /** The same unless its mailbox is full; {@code CLOSED} when there is no session. */
    Mailbox.Outcome offerIfThere(JID user, Consumer<Session> task) {
        Session session = sessions.get(user.toBareJID());
        return session == null
                ? Mailbox.Outcome.CLOSED
                : session.mailbox().offer(() -> task.accept(session));
    }

    Optional<Session> find(JID user) {
        return Optional.ofNullable(sessions.get(user.toBareJID()));
    }

    List<Session> all() {
        return List.copyOf(sessions.values());
    }

    /** How many accounts are online. */
    int online() {
        int online = 0;
        for (Session session : sessions.values()) {
            if (session.isOnline()) {
                online++;
            }
        }
        return online;
    }

    int size() {
        return sessions.size();
    }

    void remove(Session session) {
        sessions.remove(session.user().toString(), session);
    }

    private Mailbox.Outcome post(
            JID user, Consumer<Session> task, BiFunction<Mailbox, Runnable, Mailbox.Outcome> how) {
        String bare = user.toBareJID();
        while (true) {
            Session session = sessions.get(bare);
            if (session == null) {
                session =
                        sessions.computeIfAbsent(
                                bare, address -> new Session(parts, new JID(address), this));
            }
            Session taker = session;
            Mailbox.Outcome outcome = how.apply(session.mailbox(), () -> task.accept(taker));
            if (outcome != Mailbox.Outcome.CLOSED) {
                return outcome;
            }
            // It closed between the look-up and the post: the next one takes it.
            remove(session);
        }
    }
}
