package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.rooms.Rooms;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;
import org.xmpp.packet.Presence.Type;

/** What users send to rooms (XEP-0045, XEP-0410). Called on the server's threads. */
final class RoomDispatcher {

    private static final String PING = "urn:xmpp:ping";
    private static final String OWNER = "http://jabber.org/protocol/muc#owner";

    private final GatewayParts parts;
    private final Sessions sessions;
    private final Languages languages;

    RoomDispatcher(GatewayParts parts, Sessions sessions, Languages languages) {
        this.parts = parts;
        this.sessions = sessions;
        this.languages = languages;
    }

    /** The requests that rooms answer, by namespace. */
    Map<String, IqHandler> handlers() {
        return Map.of(PING, this::ping, Rooms.ADMINISTRATION, this::administer, OWNER, this::own);
    }

    /** A presence to a room or somebody in it. */
    void receive(Presence presence) {
        JID from = presence.getFrom();
        if (!parts.registered().contains(from)) {
            if (presence.getType() == null) {
                refuse(presence);
            }
        } else if (presence.getType() == null) {
            // Refused when so many wait already that only a flood can be the cause.
            sessions.offer(from, session -> session.availableInRoom(presence));
        } else if (presence.getType() == Type.unavailable) {
            sessions.putIfThere(from, session -> session.unavailableInRoom(from, presence.getTo()));
        } else if (presence.getType() == Type.subscribe) {
            // Who is in a room is seen by who is in it.
            parts.host()
                    .send(
                            Stanzas.presence(
                                    Type.unsubscribed,
                                    presence.getTo().asBareJID(),
                                    from.asBareJID()));
        }
    }

    private void refuse(Presence presence) {
        Presence error = Stanzas.presence(null, presence.getTo(), presence.getFrom());
        error.setID(presence.getID());
        error.setError(Voice.registrationRequired(languages.of(presence)));
        error.setType(Type.error);
        parts.host().send(error);
    }

    /** A message to a room or somebody in it. */
    void receive(Message message) {
        if (!parts.registered().contains(message.getFrom())) {
            parts.host()
                    .send(
                            Stanzas.error(
                                    message, Voice.registrationRequired(languages.of(message))));
            return;
        }
        Mailbox.Outcome outcome =
                sessions.offer(message.getFrom(), session -> session.messageInRoom(message));
        if (outcome == Mailbox.Outcome.FULL) {
            String text = languages.of(message).get("gateway.error.full");
            parts.host()
                    .send(
                            Stanzas.error(
                                    message, Stanzas.error(Condition.resource_constraint, text)));
        }
    }

    private void ping(IQ request) {
        if (request.getType() != IQ.Type.get) {
            parts.host().send(Stanzas.error(request, Condition.bad_request, null));
        } else if (!parts.addresses().isRoom(request.getTo())) {
            // XEP-0199: everybody here can be reached.
            parts.host().send(IQ.createResultIQ(request));
        } else {
            inRoom(request, session -> session.rooms().ping(request));
        }
    }

    private void administer(IQ request) {
        if (parts.addresses().isRoom(request.getTo())) {
            inRoom(request, session -> session.rooms().administer(request));
        } else {
            parts.host().send(Stanzas.error(request, Condition.service_unavailable, null));
        }
    }

    /** Nobody owns a network's rooms through a gateway (XEP-0045 section 10). */
    private void own(IQ request) {
        boolean room = parts.addresses().isRoom(request.getTo());
        Condition condition =
                room ? Condition.feature_not_implemented : Condition.service_unavailable;
        parts.host().send(Stanzas.error(request, condition, null));
    }

    private void inRoom(IQ request, Consumer<Session> task) {
        Mailbox.Outcome outcome = sessions.offerIfThere(request.getFrom(), task);
        if (outcome != Mailbox.Outcome.TAKEN) {
            // Who has no session is in no room.
            Condition condition =
                    outcome == Mailbox.Outcome.FULL
                            ? Condition.resource_constraint
                            : Condition.not_acceptable;
            parts.host().send(Stanzas.error(request, condition, null));
        }
    }
}
