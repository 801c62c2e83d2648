package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptAnswer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.End;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.Refusal;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;

/**
 * What the network asks one user: told in the chat, one after the other, and offered as commands (XEP-0050), all at once. Whichever is
 * answered first counts, and the other is told. Used in the session's mailbox, but for {@link #open}.
 */
final class Prompts {

    /** Who answers a question that is over learns that for so long; after that he is told what the gateway is. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** A question with the command that it is. */
    record Open(Prompt prompt, Operation operation) {}

    private final GatewayParts parts;
    private final Voice voice;
    private final Supplier<Optional<NetworkAccount>> account;

    /** Nodes must not come again for another question: clients keep lists of them. */
    private final String prefix =
            "question-"
                    + Long.toString(
                            ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX)
                    + '-';

    private long asked;

    /** Read by other threads. */
    private volatile List<Open> open = List.of();

    /** The conversation about the first one. */
    private PromptTalk talk;

    private Instant lastOver = Instant.MIN;

    Prompts(GatewayParts parts, Voice voice, Supplier<Optional<NetworkAccount>> account) {
        this.parts = parts;
        this.voice = voice;
        this.account = account;
    }

    /** What is asked at present. For any thread. */
    List<Open> open() {
        return open;
    }

    /** Whether anything is asked. For any thread. */
    boolean isOpen() {
        return !open.isEmpty();
    }

    // What the network tells

    void asked(Prompt prompt) {
        Operation operation =
                new Operation(
                        prefix + ++asked,
                        turn -> Answer.next(new PromptForm(prompt, this::answered)));
        List<Open> more = new ArrayList<>(open);
        more.add(new Open(prompt, operation));
        open = List.copyOf(more);
        tellNext();
    }

    void ended(long id, End why) {
        for (Open each : open) {
            if (each.prompt().id() == id) {
                close(each.prompt(), "gateway.prompt.end." + why.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    void refused(Refusal why, String question) {
        String key = "gateway.prompt.refused." + why.name().toLowerCase(Locale.ROOT);
        voice.say(voice.texts().get(key, network()) + "\n" + question);
    }

    void address(String uri) {
        voice.address(voice.texts().get("gateway.prompt.address", network(), uri), uri);
    }

    /** The account is gone, or about to be: nobody waits for an answer. */
    void gone() {
        if (!open.isEmpty()) {
            lastOver = parts.now();
        }
        open = List.of();
        talk = null;
    }

    // What the user answers

    /** He wrote something to the gateway. */
    void said(Message message) {
        String text = message.getBody();
        if (talk == null) {
            boolean late = lastOver.plus(RECENT).isAfter(parts.now());
            if (late) {
                refuse(message, Condition.item_not_found, voice.texts().get("gateway.prompt.over"));
            } else {
                voice.help(message);
            }
        } else if (text.strip().equalsIgnoreCase(PromptTalk.CANCEL)) {
            Prompt prompt = talk.prompt();
            answer(PromptAnswer.decline(prompt));
            close(prompt, "gateway.prompt.declined");
        } else {
            Optional<String> problem = talk.take(text, voice.texts());
            if (problem.isPresent()) {
                refuse(message, Condition.not_acceptable, problem.get());
            } else if (talk.isComplete()) {
                complete(message);
            } else {
                voice.say(talk.step(voice.texts()));
            }
        }
    }

    private void complete(Message message) {
        Prompt prompt = talk.prompt();
        Map<String, List<String>> values = talk.values();
        Optional<String> problem = PromptCheck.problem(prompt, values, voice.texts());
        if (problem.isPresent()) {
            refuse(message, Condition.not_acceptable, problem.get());
            talk = null;
            tellNext();
        } else {
            answer(PromptAnswer.of(prompt, values));
            close(prompt, "gateway.prompt.answered");
        }
    }

    /** By a form; nothing declines. Whether it was still asked. */
    private boolean answered(Prompt prompt, Optional<Map<String, List<String>>> values) {
        if (open.stream().noneMatch(each -> each.prompt() == prompt)) {
            return false;
        }
        answer(
                values.map(given -> PromptAnswer.of(prompt, given))
                        .orElseGet(() -> PromptAnswer.decline(prompt)));
        close(prompt, values.isPresent() ? "gateway.prompt.end.form" : "gateway.prompt.declined");
        return true;
    }

    private void answer(PromptAnswer answer) {
        account.get().ifPresent(there -> there.answer(answer));
    }

    /** @param key what to say when it is the one that the chat is about */
    private void close(Prompt prompt, String key) {
        open = open.stream().filter(each -> each.prompt() != prompt).toList();
        lastOver = parts.now();
        if (talk != null && talk.prompt() == prompt) {
            talk = null;
            voice.say(voice.texts().get(key));
            tellNext();
        }
    }

    private void tellNext() {
        if (talk == null && !open.isEmpty()) {
            talk = new PromptTalk(open.get(0).prompt());
            voice.say(talk.opening(network(), voice.texts()));
        }
    }

    private String network() {
        return parts.network().accountForm().networkName();
    }

    /** As an error, which nobody answers, and without the text: it may be a password. */
    private void refuse(Message message, Condition condition, String text) {
        voice.send(
                Stanzas.error(
                        message.getFrom(),
                        message.getTo(),
                        message.getID(),
                        null,
                        Stanzas.error(condition, text)));
    }
}
