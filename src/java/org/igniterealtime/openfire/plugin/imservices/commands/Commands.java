package org.igniterealtime.openfire.plugin.imservices.commands;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.forms.DataForm;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * Executes commands (XEP-0050 version 1.3.0): sessions, actions, errors; what a command does is in its {@link Operation}. Requests of one
 * execution must come one at a time; otherwise safe for several threads.
 */
public final class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    public static final String NAMESPACE = "http://jabber.org/protocol/commands";

    private static final QName FORM = QName.get(DataForm.ELEMENT_NAME, DataForm.NAMESPACE);
    private static final QName LANGUAGE = QName.get("lang", Namespace.XML_NAMESPACE);
    private static final Set<String> ACTIONS =
            Set.of("execute", "cancel", "prev", "next", "complete");

    /** Which commands somebody has. */
    @FunctionalInterface
    public interface Catalogue {

        /** The same object as long as it is the same command. */
        Optional<Operation> find(String node, JID from);
    }

    private final Catalogue catalogue;
    private final Predicate<JID> admitted;
    private final Function<JID, Locale> locales;
    private final Function<JID, String> names;
    private final Texts texts;
    private final Sessions sessions;

    /** Commands that are the same for all and always there. */
    public Commands(
            List<Operation> operations,
            Predicate<JID> admitted,
            Function<JID, Locale> locales,
            Function<JID, String> names,
            Texts texts,
            Clock clock) {
        this(table(operations), admitted, locales, names, texts, clock);
    }

    /**
     * @param admitted who may execute commands, asked with each request
     * @param locales the language of somebody whose request names none
     * @param names what logs call somebody
     * @param texts for answers that must not wait for a file: texts of a language are read when it is first asked for
     */
    public Commands(
            Catalogue catalogue,
            Predicate<JID> admitted,
            Function<JID, Locale> locales,
            Function<JID, String> names,
            Texts texts,
            Clock clock) {
        this.catalogue = Objects.requireNonNull(catalogue);
        this.admitted = Objects.requireNonNull(admitted);
        this.locales = Objects.requireNonNull(locales);
        this.names = Objects.requireNonNull(names);
        this.texts = Objects.requireNonNull(texts);
        this.sessions = new Sessions(clock);
    }

    private static Catalogue table(List<Operation> operations) {
        Map<String, Operation> table =
                operations.stream()
                        .collect(Collectors.toUnmodifiableMap(Operation::node, each -> each));
        return (node, from) -> Optional.ofNullable(table.get(node));
    }

    /** Whether a request is for one of these commands, one that there is not included. Never blocks. */
    public static boolean concerns(IQ request) {
        Element command = request.getChildElement();
        return request.isRequest()
                && command != null
                && command.getName().equals("command")
                && command.getNamespaceURI().equals(NAMESPACE)
                && command.attributeValue("node", "").startsWith(Operation.NODES);
    }

    /** What somebody is answered who may not execute commands; nothing when he may. Does not block unless the predicate does. */
    public Optional<IQ> refuse(IQ request) {
        return admitted.test(request.getFrom())
                ? Optional.empty()
                : Optional.of(Refusal.FORBIDDEN.answer(request, texts));
    }

    /** The answer when too many requests wait. Never blocks. */
    public IQ busy(IQ request) {
        return Refusal.BUSY.answer(request, texts);
    }

    /** The answer to a request that waits when the plugin is stopped. Never blocks. */
    public IQ stopped(IQ request) {
        return Refusal.STOPPED.answer(request, texts);
    }

    /** Executes a request that {@link #concerns} has taken. Blocks; throws nothing. */
    public IQ answer(IQ request) {
        Optional<IQ> refusal = refuse(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return execute(request);
        } catch (RuntimeException | LinkageError e) {
            log.error("A command of {} failed", request.getFrom(), e);
            return Refusal.FAILED.answer(request, texts);
        }
    }

    /** Ends executions that nobody has touched for long. */
    public void sweep() {
        sessions.sweep();
    }

    /** Whether no execution goes on. */
    public boolean isIdle() {
        return sessions.isEmpty();
    }

    /** Ends all executions. */
    public void stop() {
        sessions.endAll();
    }

    private IQ execute(IQ request) {
        Element command = request.getChildElement();
        if (request.getType() != IQ.Type.set) {
            return refuse(request, Refusal.NOT_SET);
        }
        String id = command.attributeValue("sessionid");
        // Openfire's router brings what is sent to users' bare addresses, too; these commands are
        // the server's, or a service's.
        boolean toServer = request.getTo() == null || request.getTo().getNode() == null;
        String node = command.attributeValue("node", "");
        Operation operation = operation(node, id, request.getFrom());
        if (operation == null || !toServer) {
            return refuse(request, Refusal.ITEM_NOT_FOUND);
        }
        String action = command.attributeValue("action", "execute");
        if (!ACTIONS.contains(action)) {
            return refuse(request, Refusal.MALFORMED_ACTION);
        }
        return id == null
                ? begin(request, operation, action)
                : proceed(request, operation, action, id);
    }

    /** What has been begun goes on, also when the command is not there any more; null when there is none. */
    private Operation operation(String node, String id, JID from) {
        return Optional.ofNullable(id)
                .flatMap(sessions::find)
                .filter(session -> session.owner().equals(from))
                .map(Session::operation)
                .filter(begun -> begun.node().equals(node))
                .or(() -> catalogue.find(node, from))
                .orElse(null);
    }

    private IQ begin(IQ request, Operation operation, String action) {
        // Section 3.3: a session starts with the action "execute", said or meant.
        if (!action.equals("execute")) {
            return refuse(request, Refusal.BAD_ACTION);
        }
        JID from = request.getFrom();
        Locale locale = locale(request);
        Turn turn = new Turn(from, names.apply(from), locale, new Texts(locale));
        Session session = sessions.open(from, operation, turn);
        boolean begun = false;
        try {
            IQ answer = show(request, session, operation.start().apply(turn), List.of());
            begun = true;
            return answer;
        } finally {
            if (!begun) {
                sessions.end(session.id());
            }
        }
    }

    private IQ proceed(IQ request, Operation operation, String action, String id) {
        Optional<Session> found = sessions.find(id);
        if (found.isEmpty()) {
            return refuse(
                    request,
                    sessions.hasEnded(id) ? Refusal.SESSION_EXPIRED : Refusal.BAD_SESSIONID);
        }
        Session session = found.get();
        // Section 3.3: a session is valid between one requester and one responder only.
        if (!session.owner().equals(request.getFrom()) || session.operation() != operation) {
            return refuse(request, Refusal.BAD_SESSIONID);
        }
        // Section 3.4: "cancel" is always allowed, "execute" is what the last answer called it.
        String forward = session.stage().last() ? "complete" : "next";
        if (action.equals("cancel")) {
            sessions.end(id);
            session.stage().cancel(session.turn());
            return answer(request, session, "canceled", command -> {});
        }
        if (action.equals("prev")) {
            if (!session.hasPrevious()) {
                return refuse(request, Refusal.BAD_ACTION);
            }
            keepWhatWasTyped(request, session);
            session.back();
            return form(request, session, List.of());
        }
        if (!action.equals("execute") && !action.equals(forward)) {
            return refuse(request, Refusal.BAD_ACTION);
        }
        DataForm payload = payload(request);
        // Section 3.5.1: a form of the type "cancel" is to be taken as "submit".
        if (payload == null
                || payload.getType() != DataForm.Type.submit
                        && payload.getType() != DataForm.Type.cancel) {
            return refuse(request, Refusal.BAD_PAYLOAD);
        }
        List<Note> notes = unknown(session, payload);
        Values values = session.take(payload);
        return show(request, session, session.stage().submit(session.turn(), values), notes);
    }

    private static List<Note> unknown(Session session, DataForm payload) {
        List<String> unknown = Forms.unknown(payload, session.form());
        return unknown.isEmpty()
                ? List.of()
                : List.of(
                        Note.warn(
                                session.turn()
                                        .text("commands.unknown", String.join(", ", unknown))));
    }

    /** So that going back and forth loses nothing. */
    private static void keepWhatWasTyped(IQ request, Session session) {
        DataForm payload = payload(request);
        if (payload != null) {
            session.take(payload);
        }
    }

    private IQ show(IQ request, Session session, Answer answer, List<Note> before) {
        List<Note> notes = new ArrayList<>(before);
        notes.addAll(answer.notes());
        if (answer instanceof Answer.Done done) {
            sessions.end(session.id());
            return answer(
                    request,
                    session,
                    "completed",
                    command -> {
                        notes.forEach(note -> add(command, note));
                        if (done.result() != null) {
                            command.add(done.result().getElement().createCopy());
                        }
                    });
        }
        if (answer instanceof Answer.Next next) {
            session.show(next.stage());
        } else if (answer instanceof Answer.Again again) {
            session.keep(Forms.values(session.form()).with(again.replaced()));
        }
        return form(request, session, notes);
    }

    private IQ form(IQ request, Session session, List<Note> notes) {
        return answer(
                request,
                session,
                "executing",
                command -> {
                    // Section 4.2. "cancel" needs no mention (section 3.4).
                    String forward = session.stage().last() ? "complete" : "next";
                    Element actions = command.addElement("actions");
                    actions.addAttribute("execute", forward);
                    if (session.hasPrevious()) {
                        actions.addElement("prev");
                    }
                    actions.addElement(forward);
                    notes.forEach(note -> add(command, note));
                    command.add(session.form().getElement().createCopy());
                });
    }

    private static IQ answer(
            IQ request, Session session, String status, Consumer<Element> content) {
        IQ answer = IQ.createResultIQ(request);
        Element command = answer.setChildElement("command", NAMESPACE);
        command.addAttribute("node", session.operation().node());
        command.addAttribute("sessionid", session.id());
        command.addAttribute("status", status);
        // Section 3.7: the language goes with every answer.
        command.addAttribute(LANGUAGE, session.turn().texts().language());
        content.accept(command);
        return answer;
    }

    private static void add(Element command, Note note) {
        command.addElement("note")
                .addAttribute("type", note.level().word())
                .setText(Forms.clean(note.text()));
    }

    private static DataForm payload(IQ request) {
        Element form = request.getChildElement().element(FORM);
        if (form == null) {
            return null;
        }
        try {
            DataForm payload = new DataForm(form);
            // Its type is read only when it is asked for.
            payload.getType();
            return payload;
        } catch (IllegalArgumentException e) {
            log.debug("{} sends a form of no type that there is", request.getFrom(), e);
            return null;
        }
    }

    private IQ refuse(IQ request, Refusal refusal) {
        return refusal.answer(request, new Texts(locale(request)));
    }

    /** Section 3.7: xml:lang of the IQ or of the command; else what the server knows. */
    private Locale locale(IQ request) {
        for (Element element : List.of(request.getElement(), request.getChildElement())) {
            String language = element.attributeValue(LANGUAGE);
            if (language != null && !language.isBlank()) {
                return Locale.forLanguageTag(language);
            }
        }
        return locales.apply(request.getFrom());
    }
}
