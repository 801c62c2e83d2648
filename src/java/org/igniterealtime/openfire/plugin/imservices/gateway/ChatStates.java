package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * Who is typing (XEP-0085 version 2.1), both ways. What a client can do is learnt from what it sends (section 4.2): the first
 * message to it bears a state, and it is told of typing when its own last word bore one. Used in the session's mailbox only.
 */
final class ChatStates {

    static final String NAMESPACE = "http://jabber.org/protocol/chatstates";

    /** A contact of whom nothing more is heard for so long does not write any more: not every network tells when he ceases. */
    static final Duration CONTACT_CEASES = Duration.ofSeconds(60);

    /** The same of the user, whose client may have gone without a word. Clients say once that he writes, however long he does. */
    static final Duration USER_CEASES = Duration.ofMinutes(5);

    private static final List<String> STATES =
            List.of("active", "composing", "paused", "inactive", "gone");

    /** Conversations that are kept in mind for a user, those of whom was heard last. */
    private static final int KEPT = 256;

    private static final String HINTS = "urn:xmpp:hints";

    /** With one contact. */
    private final class Talk {

        /** The user's resource that spoke last; null when it has gone. */
        private JID partner;

        /** Whether what it said bore a state (section 5.1). */
        private boolean wants;

        private Typing told = Typing.NOT_TYPING;
        private Typing shown = Typing.NOT_TYPING;
        private final Alarm userCeases = alarms.get();
        private final Alarm contactCeases = alarms.get();

        private void reset() {
            told = Typing.NOT_TYPING;
            shown = Typing.NOT_TYPING;
            userCeases.cancel();
            contactCeases.cancel();
        }
    }

    private final GatewayParts parts;
    private final Voice voice;
    private final Supplier<Alarm> alarms;
    private final Supplier<Optional<NetworkAccount>> online;
    private final Predicate<JID> isThere;

    private final Map<String, Talk> talks =
            new LinkedHashMap<>(4, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Talk> eldest) {
                    boolean full = size() > KEPT;
                    if (full) {
                        eldest.getValue().reset();
                    }
                    return full;
                }
            };

    /**
     * @param online the account, when it is online
     * @param isThere whether a resource of the user's is available
     */
    ChatStates(
            GatewayParts parts,
            Voice voice,
            Supplier<Alarm> alarms,
            Supplier<Optional<NetworkAccount>> online,
            Predicate<JID> isThere) {
        this.parts = parts;
        this.voice = voice;
        this.alarms = alarms;
        this.online = online;
        this.isThere = isThere;
    }

    /** The state that a message bears. */
    static Optional<String> of(Message message) {
        for (Element child : message.getElement().elements()) {
            if (NAMESPACE.equals(child.getNamespaceURI()) && STATES.contains(child.getName())) {
                return Optional.of(child.getName());
            }
        }
        return Optional.empty();
    }

    private boolean isPossible() {
        return parts.network().abilities().contains(Ability.TYPING);
    }

    // What the user does

    /** The user has sent a contact a message with a body, which says by itself that he types no more. */
    void wrote(JID from, JID contact, Optional<String> state) {
        if (isPossible()) {
            Talk talk = spoke(from, contact, state.isPresent());
            talk.told = Typing.NOT_TYPING;
            talk.userCeases.cancel();
        }
    }

    /** The user's client tells a state and nothing else. */
    void told(JID from, JID contact, String state) {
        Optional<NetworkAccount> account = online.get();
        if (account.isEmpty() || !isPossible()) {
            return;
        }
        Talk talk = spoke(from, contact, true);
        Typing typing =
                switch (state) {
                    case "composing" -> Typing.TYPING;
                    case "paused" -> Typing.PAUSED;
                    default -> Typing.NOT_TYPING;
                };
        tell(parts.addresses().name(contact), talk, typing);
    }

    private Talk spoke(JID from, JID contact, boolean wants) {
        Talk talk =
                talks.computeIfAbsent(parts.addresses().name(contact), contactName -> new Talk());
        talk.partner = from;
        talk.wants = wants;
        return talk;
    }

    private void tell(String name, Talk talk, Typing typing) {
        if (typing != talk.told) {
            talk.told = typing;
            online.get().ifPresent(account -> account.typing(name, typing));
        }
        if (typing == Typing.NOT_TYPING) {
            talk.userCeases.cancel();
        } else {
            talk.userCeases.set(USER_CEASES, () -> tell(name, talk, Typing.NOT_TYPING));
        }
    }

    /** A resource of the user's is gone, or all when the address is bare: what it wrote it writes no more. */
    void gone(JID from) {
        talks.forEach(
                (name, talk) -> {
                    boolean his =
                            talk.partner != null
                                    && (from.getResource() == null || from.equals(talk.partner));
                    if (his && !isThere.test(talk.partner)) {
                        tell(name, talk, Typing.NOT_TYPING);
                        talk.contactCeases.cancel();
                        talk.shown = Typing.NOT_TYPING;
                        talk.partner = null;
                    }
                });
    }

    // What the network tells

    /** A contact's message comes; whether it is to bear {@code <active/>} (section 5.1). */
    boolean cameFrom(String name) {
        if (!isPossible()) {
            return false;
        }
        Talk talk = talks.get(name);
        if (talk == null) {
            return true;
        }
        talk.shown = Typing.NOT_TYPING;
        talk.contactCeases.cancel();
        return talk.wants || talk.partner == null;
    }

    void typing(String name, Typing typing) {
        Talk talk = talks.get(name);
        if (talk != null && talk.wants && talk.partner != null && isThere.test(talk.partner)) {
            show(name, talk, typing);
        }
    }

    private void show(String name, Talk talk, Typing typing) {
        if (typing != talk.shown) {
            talk.shown = typing;
            parts.addresses().contact(name).ifPresent(from -> send(from, talk.partner, typing));
        }
        switch (typing) {
            case TYPING ->
                    talk.contactCeases.set(CONTACT_CEASES, () -> show(name, talk, Typing.PAUSED));
            case PAUSED ->
                    talk.contactCeases.set(
                            CONTACT_CEASES, () -> show(name, talk, Typing.NOT_TYPING));
            case NOT_TYPING -> talk.contactCeases.cancel();
        }
    }

    private void send(JID from, JID to, Typing typing) {
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setFrom(from);
        message.setTo(to);
        String state =
                switch (typing) {
                    case TYPING -> "composing";
                    case PAUSED -> "paused";
                    case NOT_TYPING -> "active";
                };
        message.addChildElement(state, NAMESPACE);
        // XEP-0334 section 4.2: nobody wants to read it later.
        message.addChildElement("no-store", HINTS);
        voice.send(message);
    }

    /** The account is not online any more: nobody types. */
    void offline() {
        talks.values().forEach(Talk::reset);
    }
}
