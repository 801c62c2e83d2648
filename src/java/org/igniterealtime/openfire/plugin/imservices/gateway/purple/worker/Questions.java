package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * The questions that users have not answered yet: a few for each, not for ever, and none of an account that is gone. For the loop
 * thread.
 */
final class Questions {

    /** Whoever asks more than that at a time has the oldest declined. */
    static final int OPEN_EACH = 10;

    /** After that nobody is expected to answer. */
    static final long PATIENCE_NANOS = 600_000_000_000L;

    private record Open(Login login, Question question, long since) {}

    private final Map<Long, Open> open = new LinkedHashMap<>();
    private final EventSink sink;
    private final ObjIntConsumer<Long> close;
    private final Consumer<Login> settled;

    /**
     * @param close tells libpurple that the question of a handle and a type is closed; it may call {@link #closed}
     * @param settled called when a question of somebody's is over
     */
    Questions(EventSink sink, ObjIntConsumer<Long> close, Consumer<Login> settled) {
        this.sink = sink;
        this.close = close;
        this.settled = settled;
    }

    /** Asks the user. The question is over at {@link #closed}, {@link #answer}, or when there are too many or it is too late. */
    void ask(long id, Login login, Question question, long now) {
        open.put(id, new Open(login, question, now));
        sink.send(
                new Event.Asked(
                        login.number,
                        id,
                        question.title(),
                        question.primary(),
                        question.secondary(),
                        question.fields()));
    }

    /** Declines the oldest ones of somebody who is asked too many. Not within a callback of libpurple's. */
    void bound(Login login) {
        List<Long> own = of(login);
        own.subList(0, Math.max(0, own.size() - OPEN_EACH)).forEach(id -> end(id, "TOO_MANY"));
    }

    boolean isAsked(Login login) {
        return open.values().stream().anyMatch(each -> each.login() == login);
    }

    /** The user's answer; nothing when the question is over. */
    void answer(long id, Login login, boolean given, Map<String, List<String>> values) {
        Open asked = open.get(id);
        if (asked == null || asked.login() != login) {
            return;
        }
        if (given) {
            settle(id, asked, () -> asked.question().answer().accept(values));
        } else {
            settle(id, asked, asked.question().decline());
        }
    }

    /** Called about once a second. */
    void tick(long now) {
        open.entrySet().stream()
                .filter(each -> now - each.getValue().since() > PATIENCE_NANOS)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(id -> end(id, "LATE"));
    }

    /** The account is gone, and what a question would call with it: it is closed without a word. */
    void forget(Login login) {
        for (long id : of(login)) {
            Open asked = open.remove(id);
            close.accept(id, asked.question().type());
            asked.question().dispose().run();
        }
    }

    /** libpurple has closed the question, from within its callback. */
    void closed(long id) {
        Open asked = open.remove(id);
        if (asked == null) {
            // It has just been answered.
            return;
        }
        asked.question().dispose().run();
        if (!asked.login().isEnding()) {
            sink.send(new Event.AskedNoMore(asked.login().number, id, "WITHDRAWN"));
            settled.accept(asked.login());
        }
    }

    private void end(long id, String why) {
        Open asked = open.get(id);
        sink.send(new Event.AskedNoMore(asked.login().number, id, why));
        settle(id, asked, asked.question().decline());
    }

    private void settle(long id, Open asked, Runnable tell) {
        // First, because what is told may make libpurple close it.
        open.remove(id);
        try {
            tell.run();
        } finally {
            close.accept(id, asked.question().type());
            asked.question().dispose().run();
            settled.accept(asked.login());
        }
    }

    private List<Long> of(Login login) {
        return open.entrySet().stream()
                .filter(each -> each.getValue().login() == login)
                .map(Map.Entry::getKey)
                .toList();
    }
}
