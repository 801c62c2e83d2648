package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * Brings events to those who have subscribed, in messages, which the server keeps for who is offline. Who may not be told is not told,
 * and is again as soon as he may. Safe for use by several threads; blocks.
 */
final class Postman {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Host host;
    private final JID address;
    private final Subscriptions subscriptions;
    private final Predicate<JID> admitted;
    private final Languages languages;
    private final LongSupplier now;
    private final Map<JID, Mailbox> boxes = new LinkedHashMap<>();

    /** @param now ms of a clock that is never put back */
    Postman(
            Host host,
            JID address,
            Subscriptions subscriptions,
            Predicate<JID> admitted,
            LongSupplier now) {
        this.host = host;
        this.address = address;
        this.subscriptions = subscriptions;
        this.admitted = admitted;
        this.languages = new Languages(host);
        this.now = now;
    }

    synchronized void post(Event event) {
        for (JID who : subscriptions.to(event.kind())) {
            if (admitted.test(who)) {
                boxes.computeIfAbsent(who, key -> new Mailbox())
                        .add(event, now.getAsLong())
                        .ifPresent(mail -> send(who, mail));
            }
        }
    }

    /** Sends what has been gathered long enough. */
    synchronized void empty() {
        Iterator<Map.Entry<JID, Mailbox>> each = boxes.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<JID, Mailbox> box = each.next();
            box.getValue()
                    .due(now.getAsLong())
                    .ifPresent(mail -> sendIfAdmitted(box.getKey(), mail));
            if (box.getValue().isIdle(now.getAsLong())) {
                each.remove();
            }
        }
    }

    /** Sends all that has been gathered. */
    synchronized void stop() {
        boxes.forEach((who, box) -> box.rest().ifPresent(mail -> sendIfAdmitted(who, mail)));
        boxes.clear();
    }

    /** Nothing that is meant for a user is sent any more. */
    synchronized void forget(JID user) {
        boxes.remove(user.asBareJID());
    }

    private void sendIfAdmitted(JID who, Mail mail) {
        if (admitted.test(who)) {
            send(who, mail);
        }
    }

    private void send(JID who, Mail mail) {
        Texts texts = languages.of(who);
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setFrom(address);
        message.setTo(who);
        message.setBody(Stanzas.xml(text(mail, texts)));
        message.getElement().addAttribute(Stanzas.LANGUAGE, texts.language());
        host.send(message);
    }

    /** One event as it is; of several each with the time of day. */
    private static String text(Mail mail, Texts texts) {
        if (mail.events().size() == 1 && mail.more().isEmpty()) {
            return texts.say(mail.events().get(0).text());
        }
        String lines =
                mail.events().stream()
                        .map(
                                event ->
                                        TIME.format(event.at().atZone(ZoneId.systemDefault()))
                                                + " "
                                                + texts.say(event.text()))
                        .collect(Collectors.joining("\n"));
        if (mail.more().isEmpty()) {
            return lines;
        }
        int more = mail.more().values().stream().mapToInt(Integer::intValue).sum();
        String kinds =
                mail.more().entrySet().stream()
                        .map(each -> each.getKey().word(texts) + ": " + each.getValue())
                        .collect(Collectors.joining(", "));
        return lines + "\n" + texts.get("monitor.event.more", String.valueOf(more), kinds);
    }
}
