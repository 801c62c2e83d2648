package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Offline;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Online;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.PromptEnded;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Prompted;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Network} must do that asks users something. An implementation's test extends this and brings a {@link Harness}. */
public abstract class PromptContract {

    /** The network under test and its other side, which asks. Closing it ends both. */
    public interface Harness extends AutoCloseable {

        /** Not yet started; the same one at each call. */
        Network network();

        /** Somebody who can log in under the name. */
        Account account(String name);

        /** Lets him in who is on his way. */
        void admit(Account who) throws Exception;

        /** Asks for a text, in a field called "answer"; the name tells the question apart. */
        void ask(Account who, String question) throws Exception;

        void withdraw(Account who, String question) throws Exception;

        /** All answers once there are so many: {@code question: text}, or {@code question declined}. */
        List<String> answers(Account who, int count) throws Exception;

        @Override
        void close() throws IOException;
    }

    private static final Duration PATIENCE = Limits.ANSWER;

    private Harness harness;
    private final List<RecordingListener> listeners = new ArrayList<>();

    protected abstract Harness harness() throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        harness = harness();
        harness.network().start();
    }

    @AfterEach
    final void end() throws Exception {
        try {
            harness.network().stop();
            for (RecordingListener listener : listeners) {
                listener.await(Offline.class, 1, PATIENCE);
            }
        } finally {
            harness.close();
        }
        for (RecordingListener listener : listeners) {
            assertEquals(List.of(), listener.breaches());
        }
    }

    private record LoggedIn(Account who, NetworkAccount account, RecordingListener told) {

        /** The last of so many questions. */
        private Prompt prompt(int count) {
            return told.await(Prompted.class, count, PATIENCE).get(count - 1).prompt();
        }

        private void answer(Prompt prompt, String text) {
            account.answer(PromptAnswer.of(prompt, Map.of("answer", List.of(text))));
        }
    }

    private LoggedIn begin(String name) {
        Account who = harness.account(name);
        RecordingListener listener = new RecordingListener();
        listeners.add(listener);
        return new LoggedIn(who, harness.network().logIn(who, listener), listener);
    }

    private LoggedIn logIn(String name) throws Exception {
        LoggedIn in = begin(name);
        harness.admit(in.who());
        in.told().await(Online.class, 1, PATIENCE);
        return in;
    }

    @Test
    void takesTheFirstAnswerToEachQuestion() throws Exception {
        LoggedIn alice = logIn("alice");
        harness.ask(alice.who(), "a");
        harness.ask(alice.who(), "b");
        Prompt first = alice.prompt(1);
        Prompt second = alice.prompt(2);
        assertNotEquals(first.id(), second.id());
        alice.account().answer(PromptAnswer.decline(second));
        alice.answer(first, "é 汉 \uD83D\uDE00");
        alice.answer(first, "again");
        alice.answer(second, "again");
        harness.ask(alice.who(), "c");
        alice.answer(alice.prompt(3), "end");
        assertEquals(
                List.of("b declined", "a: é 汉 \uD83D\uDE00", "c: end"),
                harness.answers(alice.who(), 3));
        assertEquals(List.of(), alice.told().told(PromptEnded.class));
    }

    @Test
    void tellsWhenAQuestionIsTakenBack() throws Exception {
        LoggedIn alice = logIn("alice");
        harness.ask(alice.who(), "a");
        Prompt prompt = alice.prompt(1);
        harness.withdraw(alice.who(), "a");
        assertEquals(
                new PromptEnded(prompt.id(), PromptListener.End.WITHDRAWN),
                alice.told().await(PromptEnded.class, 1, PATIENCE).get(0));
        alice.answer(prompt, "late");
        harness.ask(alice.who(), "b");
        alice.answer(alice.prompt(2), "in time");
        assertEquals(List.of("b: in time"), harness.answers(alice.who(), 1));
    }

    @Test
    void anAnswerIsNobodyElses() throws Exception {
        LoggedIn alice = logIn("alice");
        LoggedIn carol = logIn("carol");
        harness.ask(alice.who(), "a");
        Prompt prompt = alice.prompt(1);
        carol.answer(prompt, "not hers");
        harness.ask(carol.who(), "c");
        carol.answer(carol.prompt(1), "hers");
        assertEquals(List.of("c: hers"), harness.answers(carol.who(), 1));
        alice.answer(prompt, "her own");
        assertEquals(List.of("a: her own"), harness.answers(alice.who(), 1));
    }

    @Test
    void nothingIsOpenAfterTheEnd() throws Exception {
        LoggedIn alice = logIn("alice");
        harness.ask(alice.who(), "a");
        Prompt prompt = alice.prompt(1);
        alice.account().logOut();
        alice.told().await(Offline.class, 1, PATIENCE);
        alice.answer(prompt, "late");
        LoggedIn again = logIn("alice");
        again.answer(prompt, "late");
        harness.ask(again.who(), "b");
        again.answer(again.prompt(1), "in time");
        assertEquals(List.of("b: in time"), harness.answers(again.who(), 1));
    }
}
