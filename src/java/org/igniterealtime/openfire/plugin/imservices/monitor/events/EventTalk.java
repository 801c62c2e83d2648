package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** How people subscribe: in messages, and in a form (XEP-0050). Blocks. */
final class EventTalk {

    private static final Logger LOG = LoggerFactory.getLogger(EventTalk.class);

    /** What the node of the command ends with. */
    static final String COMMAND = "events";

    private static final String KINDS = "kinds";

    private final Subscriptions subscriptions;

    EventTalk(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The words that are understood, in the order of the help. */
    private enum Word {
        SUBSCRIBE,
        UNSUBSCRIBE,
        EVENTS;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String own(Texts texts) {
            return texts.get("monitor.word." + key());
        }

        private boolean isMeant(String word, Texts texts) {
            return word.equalsIgnoreCase(key()) || word.equalsIgnoreCase(own(texts));
        }
    }

    /** The words, each with what it does. */
    static Map<String, String> help(Texts texts) {
        Map<String, String> help = new LinkedHashMap<>();
        for (Word word : Word.values()) {
            String own = word.own(texts);
            help.put(
                    own.equalsIgnoreCase(word.key()) ? own : own + " (" + word.key() + ")",
                    texts.get("monitor.help." + word.key()));
        }
        return help;
    }

    /** The answer to what somebody has written; empty when it is about something else. */
    Optional<String> answer(JID from, String said, Texts texts) {
        String[] words = said.strip().split("[\\s,;]+");
        Optional<Word> word =
                Stream.of(Word.values()).filter(each -> each.isMeant(words[0], texts)).findFirst();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (word.get() == Word.EVENTS || words.length == 1) {
            return Optional.of(list(from, texts));
        }
        Set<Kind> meant = EnumSet.noneOf(Kind.class);
        for (String each : List.of(words).subList(1, words.length)) {
            Set<Kind> kinds = Kind.meant(each, texts);
            if (kinds.isEmpty()) {
                return Optional.of(
                        texts.get(
                                "monitor.event.unknown",
                                each,
                                Kind.list(EnumSet.allOf(Kind.class), texts)));
            }
            meant.addAll(kinds);
        }
        Set<Kind> wanted = subscriptions.of(from.asBareJID());
        if (word.get() == Word.SUBSCRIBE) {
            wanted.addAll(meant);
        } else {
            wanted.removeAll(meant);
        }
        return Optional.of(change(from, wanted, texts));
    }

    private String change(JID from, Set<Kind> wanted, Texts texts) {
        try {
            if (!subscriptions.put(from.asBareJID(), wanted)) {
                return texts.get("monitor.event.full");
            }
        } catch (IOException e) {
            LOG.error("What {} subscribes to cannot be kept", from, e);
            return texts.get("monitor.event.unkept");
        }
        return wanted.isEmpty()
                ? texts.get("monitor.event.none")
                : texts.get("monitor.event.now", Kind.list(wanted, texts));
    }

    private String list(JID from, Texts texts) {
        Set<Kind> wanted = subscriptions.of(from.asBareJID());
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("monitor.title.events"));
        for (Kind kind : Kind.values()) {
            String mark = wanted.contains(kind) ? "✓ " : "– ";
            lines.add(mark + kind.title(texts) + ": " + kind.about(texts));
        }
        lines.add(
                wanted.isEmpty()
                        ? texts.get("monitor.event.none")
                        : texts.get("monitor.event.now", Kind.list(wanted, texts)));
        return String.join("\n", lines);
    }

    /** The command, with one form. */
    Operation command() {
        return new Operation(COMMAND, turn -> Answer.next(new Form()));
    }

    /** What somebody wants to be told. */
    private final class Form implements Stage {

        @Override
        public DataForm form(Turn turn) {
            DataForm form = new DataForm(DataForm.Type.form);
            form.setTitle(turn.text("monitor.title.events"));
            form.addInstruction(turn.text("monitor.event.instructions"));
            FormField field =
                    form.addField(
                            KINDS, turn.text("monitor.event.kinds"), FormField.Type.list_multi);
            for (Kind kind : Kind.values()) {
                field.addOption(kind.about(turn.texts()), kind.word());
            }
            subscriptions
                    .of(turn.sender().asBareJID())
                    .forEach(kind -> field.addValue(kind.word()));
            return form;
        }

        @Override
        public Answer submit(Turn turn, Values values) {
            Set<Kind> wanted = EnumSet.noneOf(Kind.class);
            for (String word : values.get(KINDS)) {
                Optional<Kind> kind = Kind.of(word);
                if (kind.isEmpty()) {
                    return Answer.again(
                            List.of(
                                    Note.error(
                                            turn.text(
                                                    "monitor.event.unknown",
                                                    word,
                                                    Kind.list(
                                                            EnumSet.allOf(Kind.class),
                                                            turn.texts())))));
                }
                wanted.add(kind.get());
            }
            return Answer.done(Note.info(change(turn.sender().asBareJID(), wanted, turn.texts())));
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
