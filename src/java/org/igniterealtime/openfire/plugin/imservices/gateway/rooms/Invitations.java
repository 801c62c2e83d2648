package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;

/** Invitations both ways: through the room (XEP-0045 section 7.8.2), and straight to somebody (XEP-0249). */
final class Invitations {

    static final String DIRECT = "jabber:x:conference";

    private final Surroundings surroundings;
    private final Requests requests;

    Invitations(Surroundings surroundings, Requests requests) {
        this.surroundings = surroundings;
        this.requests = requests;
    }

    /** The invitation in a message to a room; null when there is none. */
    static Element mediated(Message message) {
        Element x = message.getChildElement("x", RoomStanzas.MUC_USER);
        return x == null ? null : x.element("invite");
    }

    /** A client that is in the room invites somebody on the network. */
    void send(Message message, Room room, Element invite) {
        String reason = invite.elementTextTrim("reason");
        Optional<JID> to = address(invite.attributeValue("to"));
        if (to.isEmpty()) {
            refuse(message, Condition.jid_malformed, null);
        } else if (!surroundings.isHere(to.get()) || to.get().getNode() == null) {
            refuse(
                    message,
                    Condition.item_not_found,
                    surroundings.texts().get("gateway.room.invite.elsewhere"));
        } else {
            ask(message, room, surroundings.name(to.get()), reason);
        }
    }

    /** A client invites somebody on the network into a room of his, in a message to him. */
    void sendDirect(Message message, Room room, Element x) {
        ask(message, room, surroundings.name(message.getTo()), x.attributeValue("reason"));
    }

    private void ask(Message message, Room room, String who, String reason) {
        requests.ask(
                room.name(),
                new RoomRequest(RoomRequest.Kind.INVITE, who, reason == null ? "" : reason),
                failure -> refuse(message, failure));
    }

    private void refuse(Message message, RoomFailure failure) {
        String words = Stanzas.xml(failure.reason());
        refuse(message, RoomStanzas.condition(failure.kind()), words.isEmpty() ? null : words);
    }

    private void refuse(Message message, Condition condition, String text) {
        surroundings.send(Stanzas.error(message, Stanzas.error(condition, text)));
    }

    private static Optional<JID> address(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new JID(text));
        } catch (IllegalArgumentException e) {
            // What it says is no address; the caller tells so.
            return Optional.empty();
        }
    }

    /** Somebody on the network invites the user; the network itself when the name is empty. */
    void received(String room, String from, String reason, String password) {
        Optional<JID> address = surroundings.address(room);
        if (address.isEmpty()) {
            return;
        }
        Message message = new Message();
        message.setFrom(address.get());
        message.setTo(surroundings.user());
        Element x = message.addChildElement("x", RoomStanzas.MUC_USER);
        Element invite = x.addElement("invite");
        Optional<JID> whom = from.isEmpty() ? Optional.empty() : surroundings.address(from);
        whom.ifPresent(inviter -> invite.addAttribute("from", inviter.toString()));
        if (!reason.isEmpty()) {
            invite.addElement("reason").setText(Stanzas.xml(reason));
        }
        if (!password.isEmpty()) {
            x.addElement("password").setText(Stanzas.xml(password));
        }
        surroundings.send(message);
    }
}
