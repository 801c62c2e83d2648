package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final Alarm expiry;
    private final Alarm answers;
    private final TreeMap<Long, Outgoing> waiting = new TreeMap<>();

    /** In the order in which they were sent. */
    private final Map<Long, Outgoing> inFlight = new LinkedHashMap<>();

    private long lastId;

    /** The first id that was given to the account since it last came online; 0 when none. */
    private long firstSent;

    /** The network says that it is offline, and will say so to the session soon: nothing is sent meanwhile. */
    private boolean held;

    Outbox(GatewayParts parts, Voice voice, Supplier<Alarm> alarms) {
        this.parts = parts;
        this.voice = voice;
        this.expiry = alarms.get();
        this.answers = alarms.get();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    void add(Outgoing message) {
        if (waiting.size() >= parts.limits().waiting()) {
            bounce(message, Condition.resource_constraint, "gateway.error.full");
            return;
        }
        waiting.put(++lastId, message);
    }

    /** The account has just come online. */
    void online() {
        held = false;
        firstSent = 0;
        expiry.cancel();
    }

    /** Hands over what waits, as far as the network may have more unconfirmed messages of this user. */
    void send(NetworkAccount account) {
        while (!held && !waiting.isEmpty() && inFlight.size() < parts.limits().inFlight()) {
            Map.Entry<Long, Outgoing> next = waiting.pollFirstEntry();
            Outgoing message = next.getValue();
            long id = next.getKey();
            if (firstSent == 0) {
                firstSent = id;
            }
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
                    waiting.pollFirstEntry().getValue(),
                    Condition.remote_server_timeout,
                    "gateway.error.expired");
        }
    }

    void delivered(long id) {
        Outgoing message = inFlight.remove(id);
        if (message == null) {
            LOG.debug("Receipt for message {}, which is settled already", id);
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
        Outgoing message = inFlight.remove(id);
        if (message == null) {
            LOG.debug("Failure of message {}, which is settled already", id);
            return;
        }
        boolean ofThisLogin = firstSent != 0 && id >= firstSent;
        // One of an earlier log-in, when later ones have been sent since, would arrive out of
        // order.
        boolean inOrder = ofThisLogin || firstSent == 0;
        if (failure.kind() == Failure.Kind.OFFLINE && again && inOrder) {
            held |= ofThisLogin;
            waiting.put(id, message);
        } else {
            bounce(message, failure);
        }
    }

    /** The account is offline. The network still owes its word on what is in flight (see NetworkAccount). */
    void offline() {
        held = true;
        if (!inFlight.isEmpty()) {
            answers.set(parts.limits().answers(), this::giveUpAnswers);
        }
    }

    /** Returns everything that waits: the account will not be online for reasons that the user knows. */
    void returnWaiting(Disconnect why) {
        expiry.cancel();
        List<Outgoing> back = new ArrayList<>(waiting.values());
        waiting.clear();
        for (Outgoing message : back) {
            refuse(message, why);
        }
    }

    /** Returns one message that is not taken at all. */
    void refuse(Outgoing message, Disconnect why) {
        String reason = voice.reason(why);
        bounce(message, Voice.error(why, voice.texts().get("gateway.error.offline", reason)));
    }

    /** Returns what is in flight without the network's word. */
    void giveUpAnswers() {
        answers.cancel();
        List<Outgoing> back = new ArrayList<>(inFlight.values());
        inFlight.clear();
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
        voice.send(Stanzas.error(message, error));
    }

    /** XEP-0184 section 5.2. The network has taken the message, which is all that most networks ever tell. */
    private void receipt(Outgoing message) {
        Message receipt = new Message();
        receipt.setFrom(message.contact().asBareJID());
        receipt.setTo(message.sender());
        if (message.type() != Message.Type.normal) {
            receipt.setType(message.type());
        }
        Element received = receipt.addChildElement("received", MessageDispatcher.RECEIPTS);
        received.addAttribute("id", message.stanzaId());
        voice.send(receipt);
    }
}
