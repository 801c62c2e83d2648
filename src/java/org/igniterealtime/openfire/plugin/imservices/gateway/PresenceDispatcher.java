package org.igniterealtime.openfire.plugin.imservices.gateway;

import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;
import org.xmpp.packet.Presence.Type;

/** Presence and subscriptions from users (XEP-0100 sections 4.4 to 4.7 and 5.1). Called on the server's threads. */
final class PresenceDispatcher {

    private final GatewayParts parts;
    private final Sessions sessions;
    private final Languages languages;
    private final RoomDispatcher rooms;

    PresenceDispatcher(
            GatewayParts parts, Sessions sessions, Languages languages, RoomDispatcher rooms) {
        this.rooms = rooms;
        this.parts = parts;
        this.sessions = sessions;
        this.languages = languages;
    }

    void receive(Presence presence) {
        JID from = presence.getFrom();
        if (presence.getType() == Type.error) {
            return;
        }
        if (parts.addresses().isRoom(presence.getTo())) {
            rooms.receive(presence);
            return;
        }
        if (!parts.registered().contains(from)) {
            stranger(presence);
            return;
        }
        boolean toGateway = parts.addresses().isGateway(presence.getTo());
        if (presence.getType() == null) {
            // Refused when so many wait already that only a flood can be the cause.
            sessions.offer(from, session -> session.available(presence, toGateway));
        } else if (presence.getType() == Type.unavailable) {
            sessions.putIfThere(from, session -> session.unavailable(from, toGateway));
        } else if (presence.getType() == Type.probe) {
            probe(presence);
        } else if (toGateway) {
            gatewaySubscription(presence);
        } else {
            contactSubscription(presence);
        }
    }

    private void probe(Presence probe) {
        JID from = probe.getFrom();
        JID to = probe.getTo();
        boolean there = sessions.putIfThere(from, session -> session.probe(to, from));
        if (!there) {
            send(Type.unavailable, to.asBareJID(), from);
        }
    }

    /** Subscriptions between the user and the gateway itself (section 4.1.1, steps 10 to 12). */
    private void gatewaySubscription(Presence presence) {
        JID user = presence.getFrom().asBareJID();
        JID gateway = parts.addresses().gateway();
        switch (presence.getType()) {
            case subscribe -> sessions.offer(user, Session::subscribedToGateway);
            case unsubscribe -> send(Type.unsubscribed, gateway, user);
            case unsubscribed -> // The gateway will not learn any more when he comes and goes.
                    sessions.putIfThere(user, session -> session.unavailable(user, true));
            default -> // subscribed
                    sessions.offer(user, Session::seesUser);
        }
    }

    private void contactSubscription(Presence presence) {
        JID user = presence.getFrom().asBareJID();
        JID contact = presence.getTo();
        switch (presence.getType()) {
            case subscribe ->
                    sessions.offer(user, session -> session.contacts().subscribe(contact));
            case unsubscribe ->
                    sessions.putIfThere(user, session -> session.contacts().unsubscribe(contact));
            case subscribed ->
                    sessions.putIfThere(
                            user, session -> session.contacts().authorize(contact, true));
            case unsubscribed ->
                    sessions.putIfThere(
                            user, session -> session.contacts().authorize(contact, false));
            default -> {
                // The other types are told apart before.
            }
        }
    }

    /** Who is not registered: told so when he asks for something, else ignored. */
    private void stranger(Presence presence) {
        if (presence.getType() == Type.subscribe) {
            Presence error = Stanzas.presence(null, presence.getTo(), presence.getFrom());
            error.setID(presence.getID());
            error.setError(Voice.registrationRequired(languages.of(presence)));
            error.setType(Type.error);
            parts.host().send(error);
        }
    }

    private void send(Type type, JID from, JID to) {
        parts.host().send(Stanzas.presence(type, from, to));
    }
}
