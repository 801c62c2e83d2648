package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Events;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;

/** Questions in messages, and their answers. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private static final String CHART = "chart";

    private final Host host;
    private final Desk desk;
    private final Admission admission;
    private final Answers answers;
    private final Set<Topic> topics;
    private final Optional<Events> events;
    private final Languages languages;
    private final Patience patience;
    private final LongAdder questions = new LongAdder();

    /**
     * @param topics what can be asked
     * @param events what can be subscribed to; empty for nothing
     */
    Conversation(
            Host host,
            Desk desk,
            Admission admission,
            Answers answers,
            Set<Topic> topics,
            Optional<Events> events) {
        this.host = host;
        this.desk = desk;
        this.admission = admission;
        this.answers = answers;
        this.topics = topics;
        this.events = events;
        this.languages = new Languages(host);
        this.patience = new Patience(host.clock());
    }

    /** How many questions there have been. */
    long questions() {
        return questions.sum();
    }

    /** Takes a message of any kind. Does not block. */
    void receive(Message message) {
        boolean talk =
                message.getType() == Message.Type.chat || message.getType() == Message.Type.normal;
        if (!talk || message.getBody() == null || message.getBody().isBlank()) {
            // Errors, headlines, who is typing, receipts.
            return;
        }
        if (message.getTo().getNode() != null) {
            refuse(message, Condition.service_unavailable);
        } else if (!patience.allows(message.getFrom())) {
            refuse(message, Condition.resource_constraint);
        } else {
            desk.put(() -> answer(message), () -> refuse(message, Condition.resource_constraint));
        }
    }

    private void refuse(Message message, Condition condition) {
        host.send(Stanzas.error(message, Stanzas.error(condition, null)));
    }

    private void answer(Message message) {
        if (!admission.admits(message.getFrom())) {
            refuse(message, Condition.forbidden);
            return;
        }
        questions.increment();
        Message answer;
        try {
            answer = answerTo(message);
        } catch (RuntimeException e) {
            LOG.error("The question {} is not answered", message.getBody(), e);
            refuse(message, Condition.internal_server_error);
            return;
        }
        host.send(answer);
    }

    private Message answerTo(Message message) {
        Texts texts = languages.of(message);
        Optional<String> told =
                events.flatMap(each -> each.talk(message.getFrom(), message.getBody(), texts));
        if (told.isPresent()) {
            return Answers.message(message, told.get(), texts);
        }
        String[] words = message.getBody().strip().split("\\s+", 3);
        Optional<Topic> topic = Topic.of(words[0], texts).filter(topics::contains);
        if (topic.isEmpty()) {
            return Answers.message(
                    message, texts.get("monitor.what", Topic.HELP.word(texts)), texts);
        }
        admission.note(message.getFrom(), topic.get());
        String more = words.length > 1 ? words[1] : "";
        boolean chart =
                more.toLowerCase(Locale.ROOT).equals(CHART)
                        || more.equalsIgnoreCase(texts.get("monitor.word.chart"));
        return answers.message(message, topic.get(), number(more), chart, texts);
    }

    private static OptionalInt number(String word) {
        return word.matches("[0-9]{1,6}")
                ? OptionalInt.of(Integer.parseInt(word))
                : OptionalInt.empty();
    }
}
