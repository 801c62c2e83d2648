package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * A user's messages on their way to the network: those that wait, and those that the network has and has not confirmed.
 * Every message that is taken leaves it once: confirmed, or back to its sender as an error (RFC 6120 section 8.3). Used in
 * the session's mailbox only.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final GatewayParts parts;
    private final Voice voice;
    private final Consumer<Outgoing> said;
    private final Alarm expiry;
    private final Alarm answers;
    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();

    /** Given to the account since it last came online, in that order. */
    private final Map<Long, Outgoing> inFlight = new LinkedHashMap<>();

    /** Given to an account that went offline since, which still owes its word on them. */
    private final Map<Long, Outgoing> owed = new LinkedHashMap<>();

    /** Of the texts of those that wait. */
    private long waitingCharacters;

    private long lastId;

    /** Whether anything was given to the account since it last came online. */
    private boolean begun;

    /** The network says that it is offline, and will say so to the session soon: nothing is sent meanwhile. */
    private boolean held;

    /** @param said told what was said in a room and is there now */
    Outbox(GatewayParts parts, Voice voice, Supplier<Alarm> alarms, Consumer<Outgoing> said) {
        this.said = said;
        this.parts = parts;
        this.voice = voice;
        this.expiry = alarms.get();
        this.answers = alarms.get();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty() && owed.isEmpty();
    }

    void add(Outgoing message) {
        if (waiting.size() >= parts.limits().waiting()
                || waitingCharacters + message.length() > parts.limits().waitingCharacters()) {
            bounce(message, Condition.resource_constraint, "gateway.error.full");
            return;
        }
        keep(++lastId, message);
    }

    private void keep(long id, Outgoing message) {
        waiting.put(id, message);
        waitingCharacters += message.length();
    }

    private Map.Entry<Long, Outgoing> pollWaiting() {
        Map.Entry<Long, Outgoing> first = waiting.pollFirstEntry();
        waitingCharacters -= first.getValue().length();
        return first;
    }

    /** The account has just come online. */
    void online() {
        held = false;
        begun = false;
        expiry.cancel();
    }

    /**
     * Hands over what waits, as far as the network may have more unconfirmed messages of this user.
     *
     * @param notYet whether what is for an address has to wait longer, and all behind it
     */
    void send(NetworkAccount account, Predicate<JID> notYet) {
        while (!held
                && !waiting.isEmpty()
                && inFlight.size() < parts.limits().inFlight()
                && !notYet.test(waiting.firstEntry().getValue().contact())) {
            Map.Entry<Long, Outgoing> next = pollWaiting();
            Outgoing message = next.getValue();
            long id = next.getKey();
            begun = true;
            inFlight.put(id, message);
            account.send(id, parts.addresses().name(message.contact()), message.text());
        }
    }

    /** The account is not online: what waits is given back when it has waited for long. */
    void watch() {
        if (!waiting.isEmpty() && !expiry.isSet()) {
            Instant until = waiting.firstEntry().getValue().since().plus(parts.limits().keep());
            Duration rest = Duration.between(parts.now(), until);
            expiry.set(rest.isNegative() ? Duration.ZERO : rest, this::expire);
        }
    }

    private void expire() {
        Instant limit = parts.now().minus(parts.limits().keep());
        while (!waiting.isEmpty() && !waiting.firstEntry().getValue().since().isAfter(limit)) {
            bounce(
                    pollWaiting().getValue(),
                    Condition.remote_server_timeout,
                    "gateway.error.expired");
        }
    }

    void delivered(long id) {
        Outgoing message = inFlight.remove(id);
        if (message == null) {
            message = settled(id);
        }
        if (message == null) {
            LOG.debug("Receipt for message {}, which is settled already", id);
        } else if (message.type() == Message.Type.groupchat) {
            said.accept(message);
        } else if (message.receipt()) {
            receipt(message);
        }
    }

    /**
     * The network could not deliver a message.
     *
     * @param again whether the session will log in again, so that what was certainly not sent can wait for it
     */
    void undelivered(long id, Failure failure, boolean again) {
        boolean ofThisLogin = inFlight.containsKey(id);
        Outgoing message = ofThisLogin ? inFlight.remove(id) : settled(id);
        if (message == null) {
            LOG.debug("Failure of message {}, which is settled already", id);
            return;
        }
        // One of an earlier log-in, when later ones have been sent since, would arrive out of
        // order.
        boolean inOrder = ofThisLogin || !begun;
        if (failure.kind() == Failure.Kind.OFFLINE && again && inOrder) {
            held |= ofThisLogin;
            keep(id, message);
        } else {
            bounce(message, failure);
        }
    }

    /** The word on a message that was owed has come; null when none was. */
    private Outgoing settled(long id) {
        Outgoing message = owed.remove(id);
        if (owed.isEmpty()) {
            answers.cancel();
        }
        return message;
    }

    /** The account is offline. The network still owes its word on what is in flight (see NetworkAccount). */
    void offline() {
        held = true;
        begun = false;
        owed.putAll(inFlight);
        inFlight.clear();
        if (!owed.isEmpty()) {
            answers.set(parts.limits().answers(), this::giveUpAnswers);
        }
    }

    /** Returns everything that waits: the account will not be online for reasons that the user knows. */
    void returnWaiting(Disconnect why) {
        takeWaiting().forEach(message -> refuse(message, why));
    }

    private List<Outgoing> takeWaiting() {
        expiry.cancel();
        List<Outgoing> taken = new ArrayList<>(waiting.values());
        waiting.clear();
        waitingCharacters = 0;
        return taken;
    }

    /** Returns everything that waits as a service does that offers the user nothing (XEP-0016 section 2.14). */
    void denyWaiting() {
        takeWaiting().forEach(this::deny);
    }

    private void deny(Outgoing message) {
        bounce(message, Stanzas.error(Condition.service_unavailable, null));
    }

    /** Returns one message that is not taken at all. */
    void refuse(Outgoing message, Disconnect why) {
        String reason = voice.reason(why);
        bounce(message, Voice.error(why, voice.texts().get("gateway.error.offline", reason)));
    }

    /** Returns what is owed without the network's word. */
    void giveUpAnswers() {
        answers.cancel();
        List<Outgoing> back = new ArrayList<>(owed.values());
        owed.clear();
        Failure unknown = new Failure(Failure.Kind.UNCERTAIN, "");
        back.forEach(message -> bounce(message, unknown));
    }

    private void bounce(Outgoing message, Failure failure) {
        String reason = Stanzas.xml(failure.reason());
        switch (failure.kind()) {
            case NO_SUCH_CONTACT ->
                    bounce(
                            message,
                            Condition.item_not_found,
                            "gateway.error.nosuchcontact",
                            reason);
            case REFUSED -> bounce(message, Condition.forbidden, "gateway.error.refused", reason);
            case OFFLINE ->
                    bounce(
                            message,
                            Condition.recipient_unavailable,
                            "gateway.error.offline",
                            reason);
            case QUEUE_FULL ->
                    bounce(message, Condition.resource_constraint, "gateway.error.full", reason);
            case UNCERTAIN ->
                    bounce(
                            message,
                            Condition.remote_server_timeout,
                            "gateway.error.uncertain",
                            reason);
        }
    }

    private void bounce(Outgoing message, Condition condition, String key, Object... arguments) {
        bounce(message, Stanzas.error(condition, voice.texts().get(key, arguments).strip()));
    }

    private void bounce(Outgoing message, PacketError error) {
        voice.send(
                Stanzas.error(
                        message.sender(),
                        message.contact(),
                        message.stanzaId(),
                        message.text().plain(),
                        error));
    }

    /** XEP-0184 section 5.2. The network has taken the message, which is all that most networks ever tell. */
    private void receipt(Outgoing message) {
        Message receipt = new Message();
        JID contact = message.contact();
        receipt.setFrom(parts.addresses().isRoom(contact) ? contact : contact.asBareJID());
        receipt.setTo(message.sender());
        if (message.type() != Message.Type.normal) {
            receipt.setType(message.type());
        }
        Element received = receipt.addChildElement("received", MessageDispatcher.RECEIPTS);
        received.addAttribute("id", message.stanzaId());
        voice.send(receipt);
    }
}
