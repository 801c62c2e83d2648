package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.rooms.Rooms;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/** Messages from users (XEP-0100 section 4.8). Called on the server's threads. */
final class MessageDispatcher {

    /** XEP-0184. */
    static final String RECEIPTS = "urn:xmpp:receipts";

    private final GatewayParts parts;
    private final Sessions sessions;
    private final Languages languages;
    private final RoomDispatcher rooms;

    MessageDispatcher(
            GatewayParts parts, Sessions sessions, Languages languages, RoomDispatcher rooms) {
        this.rooms = rooms;
        this.parts = parts;
        this.sessions = sessions;
        this.languages = languages;
    }

    void receive(Message message) {
        if (message.getType() == Message.Type.error) {
            // RFC 6120 section 8.3.1: an error is never answered.
            return;
        }
        if (parts.addresses().isRoom(message.getTo())) {
            rooms.receive(message);
            return;
        }
        if (message.getType() == Message.Type.groupchat) {
            refuse(message, Condition.service_unavailable, "gateway.error.norooms");
            return;
        }
        String text = message.getBody();
        Optional<String> state = ChatStates.of(message);
        boolean invitation = message.getChildElement("x", Rooms.DIRECT_INVITATION) != null;
        if (!invitation && (text == null || text.isEmpty())) {
            // Receipts and markers have nowhere to go.
            state.ifPresent(told -> typing(message, told));
            return;
        }
        boolean toGateway = parts.addresses().isGateway(message.getTo());
        if (!parts.registered().contains(message.getFrom())
                && !(toGateway && isTried(message.getFrom()))) {
            parts.host()
                    .send(
                            Stanzas.error(
                                    message, Voice.registrationRequired(languages.of(message))));
        } else if (toGateway) {
            answer(message);
        } else {
            Mailbox.Outcome outcome =
                    sessions.offer(message.getFrom(), session -> session.write(message, state));
            if (outcome == Mailbox.Outcome.FULL) {
                refuse(message, Condition.resource_constraint, "gateway.error.full");
            }
        }
    }

    /** Whether the network is asked at present whether it lets somebody in who registers; it may ask him something. */
    private boolean isTried(JID user) {
        return sessions.find(user).isPresent();
    }

    /** To the gateway itself: what the network asked is answered so. */
    private void answer(Message message) {
        Mailbox.Outcome outcome =
                sessions.offer(message.getFrom(), session -> session.prompts().said(message));
        if (outcome == Mailbox.Outcome.FULL) {
            refuse(message, Condition.resource_constraint, "gateway.error.full");
        }
    }

    /** A state alone makes no session, wakes nobody, and goes when there is much else to do. */
    private void typing(Message message, String state) {
        JID from = message.getFrom();
        JID to = message.getTo();
        if (parts.registered().contains(from) && !parts.addresses().isGateway(to)) {
            sessions.find(from)
                    .ifPresent(
                            session ->
                                    session.mailbox()
                                            .offer(
                                                    () ->
                                                            session.chatStates()
                                                                    .told(from, to, state)));
        }
    }

    private void refuse(Message message, Condition condition, String key) {
        String text = languages.of(message).get(key, parts.addresses().gateway().getDomain());
        PacketError error = Stanzas.error(condition, text);
        parts.host().send(Stanzas.error(message, error));
    }
}
