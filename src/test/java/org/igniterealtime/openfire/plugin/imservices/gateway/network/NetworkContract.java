package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Delivered;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Offline;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Online;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Received;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Seen;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Typed;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Undelivered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Network} must do, whatever it is made of. An implementation's test extends this and brings a {@link
 * Harness}.
 */
public abstract class NetworkContract {

    /** The network under test and the other side of it. Closing it ends both. */
    public interface Harness extends AutoCloseable {

        /** Not yet started; the same one at each call. */
        Network network();

        /** Somebody who can log in under the name. */
        Account account(String name);

        /** Somebody whom the network refuses; empty when it refuses nobody. */
        Optional<Account> refused();

        /** Whether the network says of a message that there is nobody of the name. */
        default boolean knowsWhoIsThere() {
            return true;
        }

        /** Somebody whom the network does not know. */
        default String nobody() {
            return "nobodyhere";
        }

        /** Somebody else who is on the network, not through the one under test. */
        Peer peer(String name) throws Exception;

        /** Breaks every account's connection off, from the other side. */
        void breakOff() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Somebody on the other side. */
    public interface Peer {

        String name();

        /** Writes to who is logged in with that account. */
        void send(Account to, String text) throws Exception;

        /**
         * What he was written, in order: waits until it is at least so many lines. A text of several lines counts as
         * several, because some networks send it so.
         */
        List<String> received(int lines, Duration patience) throws Exception;

        /** Begins or ceases to write to who is logged in with that account. Only of networks that can ({@link Ability#TYPING}). */
        void type(Account to, Typing state) throws Exception;

        /** What he was told of who writes to him, in order: waits until it is so much. */
        List<Typing> typing(int count, Duration patience) throws Exception;

        /** Goes offline. */
        void leave() throws Exception;
    }

    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private Harness harness;
    private Network network;
    private final List<RecordingListener> listeners = new ArrayList<>();

    protected abstract Harness harness() throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        harness = harness();
        network = harness.network();
        network.start();
    }

    @AfterEach
    final void end() throws Exception {
        try {
            network.stop();
            for (RecordingListener listener : listeners) {
                listener.await(Offline.class, 1, PATIENCE);
            }
        } finally {
            harness.close();
        }
        for (RecordingListener listener : listeners) {
            assertEquals(List.of(), listener.breaches());
            assertEquals(1, listener.told(Offline.class).size(), "offline once for each log-in");
        }
    }

    private record LoggedIn(Account who, NetworkAccount account, RecordingListener told) {}

    private LoggedIn begin(Account who) {
        RecordingListener listener = new RecordingListener();
        listeners.add(listener);
        return new LoggedIn(who, network.logIn(who, listener), listener);
    }

    private LoggedIn logIn(String name) {
        LoggedIn in = begin(harness.account(name));
        in.told().await(Online.class, 1, PATIENCE);
        return in;
    }

    @Test
    void tellsWhatAnAccountNeeds() {
        assertFalse(network.accountForm().networkName().isBlank());
    }

    @Test
    void logsInAndOut() {
        LoggedIn alice = logIn("alice");
        alice.account().logOut();
        Offline offline = alice.told().await(Offline.class, 1, PATIENCE).get(0);
        assertEquals(Disconnect.Cause.LOGGED_OUT, offline.reason().cause());
    }

    @Test
    void logsOutOnceHoweverOftenAsked() {
        LoggedIn alice = logIn("alice");
        alice.account().logOut();
        alice.account().logOut();
        alice.told().await(Offline.class, 1, PATIENCE);
        alice.account().logOut();
    }

    @Test
    void logsOutWhileItStillLogsIn() {
        LoggedIn alice = begin(harness.account("alice"));
        alice.account().logOut();
        alice.told().await(Offline.class, 1, PATIENCE);
    }

    @Test
    void logsInAgainAfterwards() {
        LoggedIn first = logIn("alice");
        first.account().logOut();
        first.told().await(Offline.class, 1, PATIENCE);
        logIn("alice");
    }

    @Test
    void refusesWhoMayNotLogInWithAReason() {
        Optional<Account> refused = harness.refused();
        assumeTrue(refused.isPresent());
        LoggedIn mallory = begin(refused.get());
        Offline offline = mallory.told().await(Offline.class, 1, PATIENCE).get(0);
        assertEquals(List.of(), mallory.told().told(Online.class));
        assertFalse(offline.reason().cause().isWorthRetrying(), offline.toString());
        assertFalse(offline.reason().reason().isBlank(), offline.toString());
    }

    @Test
    void deliversInOrderAndConfirmsEachOnce() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        int count = 200;
        List<String> texts = IntStream.rangeClosed(1, count).mapToObj(i -> "message " + i).toList();
        for (int i = 0; i < count; i++) {
            alice.account().send(i + 1, bob.name(), texts.get(i));
        }
        assertEquals(texts, bob.received(count, PATIENCE));
        assertAnsweredOnce(alice, count);
        assertEquals(count, alice.told().told(Delivered.class).size());
    }

    @Test
    void receivesInOrder() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        Instant before = Instant.now().minusSeconds(120);
        int count = 50;
        for (int i = 1; i <= count; i++) {
            bob.send(alice.who(), "message " + i);
        }
        List<Received> received = alice.told().await(Received.class, count, PATIENCE);
        for (int i = 0; i < count; i++) {
            assertEquals("message " + (i + 1), received.get(i).text());
            assertEquals(network.normalize(bob.name()), received.get(i).from());
            assertTrue(received.get(i).time().isAfter(before));
        }
    }

    @Test
    void leavesTextsAsTheyAre() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        String text = "<b>1 & 2</b> &lt; \"q\" 'é' Ω 汉 \uD83D\uDE00 :-) http://example.org/?a=b&c";
        alice.account().send(1, bob.name(), text);
        bob.send(alice.who(), text);
        assertEquals(List.of(text), bob.received(1, PATIENCE));
        assertEquals(text, alice.told().await(Received.class, 1, PATIENCE).get(0).text());
    }

    @Test
    void keepsLines() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        alice.account().send(1, bob.name(), "first\nsecond\nthird");
        assertEquals(List.of("first", "second", "third"), bob.received(3, PATIENCE));
        assertAnsweredOnce(alice, 1);
    }

    @Test
    void tellsWhoTypes() throws Exception {
        assumeTrue(network.abilities().contains(Ability.TYPING));
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        // Networks need not tell of strangers, nor those who have not spoken.
        alice.account().send(1, bob.name(), "hello");
        bob.received(1, PATIENCE);
        bob.send(alice.who(), "hello yourself");
        alice.told().await(Received.class, 1, PATIENCE);
        List<Typing> states = List.of(Typing.TYPING, Typing.PAUSED, Typing.TYPING);
        for (Typing state : states) {
            bob.type(alice.who(), state);
            alice.account().typing(bob.name(), state);
        }
        List<Typed> expected =
                states.stream()
                        .map(state -> new Typed(network.normalize(bob.name()), state))
                        .toList();
        // That a message ends the typing may be told besides.
        alice.told()
                .await(
                        expected.toString(),
                        PATIENCE,
                        told ->
                                told.stream()
                                        .filter(
                                                t ->
                                                        t instanceof Typed typed
                                                                && typed.state()
                                                                        != Typing.NOT_TYPING)
                                        .toList()
                                        .equals(expected));
        assertEquals(states, bob.typing(states.size(), PATIENCE));
    }

    @Test
    void saysWhenThereIsNoSuchContact() {
        assumeTrue(harness.knowsWhoIsThere());
        LoggedIn alice = logIn("alice");
        alice.account().send(1, harness.nobody(), "hello");
        Undelivered back = alice.told().await(Undelivered.class, 1, PATIENCE).get(0);
        assertEquals(1, back.id());
        assertEquals(Failure.Kind.NO_SUCH_CONTACT, back.failure().kind());
        assertAnsweredOnce(alice, 1);
    }

    @Test
    void answersWhatIsSentAfterTheEnd() {
        LoggedIn alice = logIn("alice");
        alice.account().logOut();
        alice.told().await(Offline.class, 1, PATIENCE);
        alice.account().send(7, "bob", "too late");
        Undelivered back = alice.told().await(Undelivered.class, 1, PATIENCE).get(0);
        assertEquals(7, back.id());
        assertEquals(Failure.Kind.OFFLINE, back.failure().kind());
    }

    @Test
    void answersEachMessageOnceWhenItBreaksOff() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        int count = 100;
        for (int i = 1; i <= count; i++) {
            alice.account().send(i, bob.name(), "message " + i);
            if (i == count / 2) {
                harness.breakOff();
            }
        }
        Offline offline = alice.told().await(Offline.class, 1, PATIENCE).get(0);
        assertTrue(offline.reason().cause().isWorthRetrying(), offline.toString());
        assertAnsweredOnce(alice, count);
    }

    @Test
    void showsWhoIsThere() throws Exception {
        Peer bob = harness.peer("bob");
        LoggedIn alice = logIn("alice");
        String name = network.normalize(bob.name());
        alice.account().addContact(new Contact(name, "", List.of()));
        alice.told()
                .await(
                        "bob is there",
                        Duration.ofSeconds(90),
                        told ->
                                told.stream()
                                        .anyMatch(
                                                t ->
                                                        t instanceof Seen seen
                                                                && seen.name().equals(name)
                                                                && seen.presence().isOnline()));
        bob.leave();
        alice.told()
                .await(
                        "bob is gone",
                        Duration.ofSeconds(90),
                        told ->
                                told.get(lastSeen(told)) instanceof Seen seen
                                        && !seen.presence().isOnline());
    }

    private static int lastSeen(List<RecordingListener.Told> told) {
        int last = 0;
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i) instanceof Seen) {
                last = i;
            }
        }
        return last;
    }

    @Test
    void takesEveryCallAfterTheEnd() {
        LoggedIn alice = logIn("alice");
        alice.account().logOut();
        alice.told().await(Offline.class, 1, PATIENCE);
        assertDoesNotThrow(
                () -> {
                    alice.account().addContact(new Contact("bob", "", List.of()));
                    alice.account().removeContact("bob");
                    alice.account().setPresence(Presence.AVAILABLE);
                    alice.account().typing("bob", Typing.TYPING);
                    alice.account().authorize("bob", true);
                    alice.account().answer(new PromptAnswer(1, true, Map.of()));
                });
    }

    @Test
    void endsEverybodyWhenItStops() {
        LoggedIn alice = logIn("alice");
        LoggedIn carol = logIn("carol");
        network.stop();
        alice.told().await(Offline.class, 1, PATIENCE);
        carol.told().await(Offline.class, 1, PATIENCE);
        assertDoesNotThrow(network::stop);
    }

    @Test
    void normalizesToOneSpelling() {
        for (String name :
                List.of("Bob", "bob", "B[]b\\", "a b", "é@x.example/y", "", "\uD83D\uDE00")) {
            String once = network.normalize(name);
            assertEquals(once, network.normalize(once), name);
        }
    }

    /** Each id from 1 on has exactly one answer; waits for the last. */
    private static void assertAnsweredOnce(LoggedIn in, int count) {
        in.told()
                .await(
                        "an answer to each of " + count,
                        PATIENCE,
                        told -> told.stream().filter(NetworkContract::isAnswer).count() >= count);
        Map<Long, Integer> answers = new TreeMap<>();
        for (RecordingListener.Told told : in.told().told()) {
            if (told instanceof Delivered delivered) {
                answers.merge(delivered.id(), 1, Integer::sum);
            } else if (told instanceof Undelivered undelivered) {
                answers.merge(undelivered.id(), 1, Integer::sum);
            }
        }
        Map<Long, Integer> once = new TreeMap<>();
        for (long id = 1; id <= count; id++) {
            once.put(id, 1);
        }
        assertEquals(once, answers);
    }

    private static boolean isAnswer(RecordingListener.Told told) {
        return told instanceof Delivered || told instanceof Undelivered;
    }
}
