package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** Messages from the network to one user (XEP-0100 section 5.3). Used in the session's mailbox only. */
final class Inbox {

    /** A message that is older than this is stamped with the time when it was sent (XEP-0203). */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final GatewayParts parts;
    private final Voice voice;
    private final JID user;
    private final ChatStates chatStates;
    private final Function<String, Optional<JID>> places;

    /** Ids must not come again after a restart, or clients take new messages for old ones. */
    private final String idPrefix =
            Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX) + '-';

    private long lastId;

    /** @param places the address in a room that somebody writes from, when that is not his own */
    Inbox(
            GatewayParts parts,
            Voice voice,
            JID user,
            ChatStates chatStates,
            Function<String, Optional<JID>> places) {
        this.places = places;
        this.parts = parts;
        this.voice = voice;
        this.user = user;
        this.chatStates = chatStates;
    }

    void message(String name, Text text, Instant time) {
        Optional<JID> contact = places.apply(name).or(() -> parts.addresses().contact(name));
        if (contact.isEmpty()) {
            // No JID can hold the name; the words still arrive.
            voice.say("<" + name + "> " + text.plain());
            return;
        }
        Message message = message(contact.get(), user, text, time);
        if (chatStates.cameFrom(name)) {
            message.addChildElement("active", ChatStates.NAMESPACE);
        }
        voice.send(message);
    }

    /** What the user has written from another device: to those of his clients that ask for carbons (XEP-0280). */
    void sentElsewhere(String name, Text text, Instant time) {
        parts.addresses()
                .contact(name)
                .ifPresent(contact -> parts.host().carbon(message(user, contact, text, time)));
    }

    private Message message(JID from, JID to, Text text, Instant time) {
        Message message = new Message();
        message.setID(idPrefix + Long.toString(++lastId, Character.MAX_RADIX));
        message.setType(Message.Type.chat);
        message.setFrom(from);
        message.setTo(to);
        message.setBody(Stanzas.xml(text.plain()));
        Xhtml.of(text.html()).ifPresent(message.getElement()::add);
        if (from.getResource() != null && parts.addresses().isRoom(from)) {
            // XEP-0045 section 7.5: it is somebody in a room who writes.
            message.addChildElement("x", "http://jabber.org/protocol/muc#user");
        }
        if (time.plus(LATE).isBefore(parts.now())) {
            Element delay = message.addChildElement("delay", "urn:xmpp:delay");
            delay.addAttribute("from", parts.addresses().gateway().toString());
            delay.addAttribute("stamp", time.toString());
        }
        return message;
    }

    void notice(String text) {
        voice.say(text);
    }
}
