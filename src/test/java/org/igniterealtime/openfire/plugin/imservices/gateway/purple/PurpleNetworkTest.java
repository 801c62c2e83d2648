package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkException;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptAnswer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a worker that does its work. */
class PurpleNetworkTest {

    private static final Duration LIMIT = Limits.ANSWER;

    @TempDir Path folder;

    @Test
    void tellsWhatTheProtocolWantsToKnow() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            assertEquals(
                    new AccountForm(AccountForm.PasswordUse.OPTIONAL, "Script"),
                    it.network.accountForm());
            assertEquals(Set.of(Ability.TYPING), it.network.abilities());
        }
    }

    @Test
    void logsInWithTheComposedNameAndTypedOptions() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(
                                folder,
                                "port=07",
                                "ssl=yes",
                                "server=irc.example.org",
                                "mode=b",
                                "user=note,port, mode")
                        .start()) {
            RecordingListener alice = it.listener();
            Account account =
                    new Account(
                            "alice@example.org",
                            "alice",
                            "",
                            Map.of("note", "hi", "port", "8", "email", "a@b", "mode", ""),
                            new Presence(Presence.Show.AWAY, ""));
            it.network.logIn(account, alice);
            alice.awaitEvent(
                    "notice: alice@irc.example.org {mode=b, note=hi, port=8, ssl=true} AWAY");
        }
    }

    @Test
    void whatUsersMayNotChangeIsTheServicesWhateverIsRegistered() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(folder, "port=7", "server=irc.example.org", "user=note")
                        .start()) {
            RecordingListener alice = it.listener();
            Account account =
                    new Account(
                            "alice@example.org",
                            "alice",
                            "",
                            Map.of("note", "hi", "port", "8", "server", "elsewhere"),
                            Presence.AVAILABLE);
            it.network.logIn(account, alice);
            alice.awaitEvent("notice: alice@irc.example.org {note=hi, port=7} AVAILABLE");
        }
    }

    @Test
    void usersMayChangeAPartOfTheName() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(folder, "server=irc.example.org", "user=server").start()) {
            RecordingListener alice = it.listener();
            it.network.logIn(
                    new Account(
                            "alice@example.org",
                            "alice",
                            "",
                            Map.of("server", "irc.example.net"),
                            Presence.AVAILABLE),
                    alice);
            alice.awaitEvent("notice: alice@irc.example.net {} AVAILABLE");
        }
    }

    @Test
    void fieldsForUsersShowWhatCountsForTheService() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(
                                folder,
                                "port=7",
                                "server=irc.example.org",
                                "user=mode,port,server,ssl")
                        .start()) {
            assertEquals(
                    List.of("mode=a", "port=7", "server=irc.example.org", "ssl=0"),
                    it.network.fields(new Texts(Locale.ENGLISH)).stream()
                            .map(field -> field.key() + "=" + field.fallback())
                            .toList());
        }
    }

    @Test
    void onlyWhatTheProtocolKnowsCanBeLeftToUsers() {
        for (String key : List.of("colour", "username", "accountsPerWorker", "user")) {
            try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder, "user=port," + key)) {
                NetworkException refusal =
                        assertThrows(NetworkException.class, it.network::start, key);
                assertEquals(
                        "params: user=port,"
                                + key
                                + " is not possible; expected some of server, port, ssl, mode, note,"
                                + " commas between",
                        refusal.getMessage());
            }
        }
    }

    @Test
    void answersEachOfManyMessagesInOrder() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            for (long id = 1; id <= 3000; id++) {
                account.send(id, "bob", id % 100 == 0 ? "refuse" : "message " + id);
            }
            alice.awaitAnswers(3000);
            assertEquals(30, alice.count("REFUSED"));
            assertEquals(2970, alice.count("delivered"));
            assertEquals(LongStream.rangeClosed(1, 3000).boxed().toList(), alice.order());
        }
    }

    @Test
    void whatIsSentBeforeTheAccountIsOnlineWaits() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "Bob", "echo one\ntwo");
            account.addContact(new Contact("Bob", "Robert", List.of("Friends")));
            account.setPresence(new Presence(Presence.Show.DND, "busy"));
            account.authorize("Carol", true);
            account.removeContact("Dave");
            alice.awaitEvent("Bob: one\ntwo");
            alice.awaitEvent("Bob is listed as Robert in [Friends]");
            alice.awaitEvent("Self is DND busy");
            alice.awaitEvent("notice: Carol true");
            alice.awaitEvent("Dave is removed");
            account.logOut();
            assertEquals(new Disconnect(Disconnect.Cause.LOGGED_OUT, ""), alice.awaitOffline());
            account.logOut();
            account.send(2, "Bob", "too late");
            alice.awaitAnswers(2);
            assertEquals(Map.of(1L, "delivered", 2L, "OFFLINE"), alice.answers());
        }
    }

    @Test
    void questionsComeAndAnswersGo() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "bob", "ask");
            Prompt prompt =
                    new Prompt(
                            7,
                            "Title",
                            "First",
                            "Second",
                            List.of(
                                    new Prompt.Field(
                                            "one",
                                            "One",
                                            Prompt.Kind.ONE,
                                            List.of("b"),
                                            List.of(
                                                    new Prompt.Option("a", "A"),
                                                    new Prompt.Option("b", "B")),
                                            true),
                                    // Of a kind that there is not: to be read only.
                                    new Prompt.Field(
                                            "new",
                                            "New",
                                            Prompt.Kind.FIXED,
                                            List.of(),
                                            List.of(),
                                            false)));
            alice.awaitEvent(prompt.toString());
            alice.awaitEvent("6 ended: TOO_MANY");
            alice.awaitEvent("refused: FILE a.txt");
            alice.awaitEvent("address: http://x");
            account.answer(PromptAnswer.of(prompt, Map.of("one", List.of("a"))));
            account.answer(PromptAnswer.decline(prompt));
            alice.awaitEvent("notice: 7 {one=[a]}");
            alice.awaitEvent("notice: 7 declined");
        }
    }

    @Test
    void tellsWhoTypesAndIsTold() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            for (Typing state : Typing.values()) {
                account.typing("bob", state);
                alice.awaitEvent("bob is " + state);
            }
        }
    }

    @Test
    void tellsWhatTheUserHasWrittenElsewhere() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "Bob", "elsewhere on the phone");
            alice.awaitEvent("wrote to Bob: on the phone");
        }
    }

    @Test
    void aRefusedAccountIsToldTheNetworksReason() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("refused", alice);
            account.send(1, "bob", "hello");
            assertEquals(
                    new Disconnect(Disconnect.Cause.AUTHENTICATION_FAILED, "wrong password"),
                    alice.awaitOffline());
            assertEquals(Map.of(1L, "OFFLINE"), alice.answers());
        }
    }

    @Test
    void tooManyMessagesAreRefusedAndTheOthersAreNot() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            for (long id = 1; id <= Outbox.CAPACITY + 10; id++) {
                account.send(id, "bob", "hold");
            }
            alice.awaitAnswers(10);
            assertEquals(10, alice.count("QUEUE_FULL"));
            account.logOut();
            alice.awaitOffline();
            assertEquals(Outbox.WINDOW, alice.count("UNCERTAIN"));
            assertEquals(Outbox.CAPACITY - Outbox.WINDOW, alice.count("OFFLINE"));
        }
    }

    @Test
    void aMessageTooLongIsRefused() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            account.send(1, "bob", "\u20ac".repeat(249_000));
            account.send(2, "bob", "x".repeat(251_000));
            alice.awaitAnswers(2);
            assertEquals(Map.of(1L, "delivered", 2L, "REFUSED"), alice.answers());
        }
    }

    @Test
    void whatTheWorkerSaysTwiceOrOfOthersIsNotToldTwice() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "bob", "stray");
            account.send(2, "bob", "echo end");
            alice.awaitEvent("bob: end");
            assertEquals(Map.of(1L, "delivered", 2L, "delivered"), alice.answers());
        }
    }

    @Test
    void aListenerThatWaitsHoldsTheWorkerBackAndLosesNothing() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            CountDownLatch gate = new CountDownLatch(1);
            alice.waitAt(gate);
            long worker = it.worker().pid();
            account.send(1, "bob", "flood 50000");
            // More heartbeats than a worker may miss.
            CountDownLatch heartbeats = new CountDownLatch(5);
            it.host.executor().scheduleAtFixedRate(heartbeats::countDown, 1, 1, TimeUnit.SECONDS);
            heartbeats.await();
            gate.countDown();
            Await.until("all messages", LIMIT, () -> alice.events().size() == 50_001, () -> "");
            List<String> expected =
                    IntStream.rangeClosed(1, 50_000).mapToObj(i -> "Bob: message " + i).toList();
            assertEquals(expected, alice.events().subList(1, 50_001));
            assertEquals(worker, it.worker().pid());
        }
    }

    @Test
    void asManyWorkersAsTheAccountsNeed() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(folder, "accountsPerWorker=2").start()) {
            List<RecordingListener> users =
                    IntStream.range(0, 5)
                            .mapToObj(
                                    i -> {
                                        RecordingListener listener = it.listener();
                                        it.logIn("user" + i, listener);
                                        return listener;
                                    })
                            .toList();
            for (RecordingListener user : users) {
                user.awaitOnline();
            }
            assertEquals(3, it.network.pids().size());
        }
    }

    @Test
    void whoLogsOutBeforeThereIsAWorkerIsLoggedOut() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(folder, "accountsPerWorker=1").start()) {
            RecordingListener alice = it.listener();
            RecordingListener bob = it.listener();
            it.logIn("alice", alice);
            NetworkAccount waiting = it.logIn("bob", bob);
            waiting.send(1, "x", "y");
            waiting.logOut();
            assertEquals(Disconnect.Cause.LOGGED_OUT, bob.awaitOffline().cause());
            assertEquals(Map.of(1L, "OFFLINE"), bob.answers());
            alice.awaitOnline();
        }
    }

    @Test
    void aWorkerWithoutAccountsEndsAndTheNextLogInStartsOne() throws Exception {
        PurpleNetwork.Pace pace =
                new PurpleNetwork.Pace(
                        Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(1));
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder, pace).start()) {
            ProcessHandle first = it.worker();
            Await.until("the end", LIMIT, () -> !first.isAlive());
            Await.until("nothing", LIMIT, () -> it.network.pids().isEmpty());
            RecordingListener alice = it.listener();
            it.logIn("alice", alice);
            alice.awaitOnline();
            assertEquals(List.of(), it.host.reports());
        }
    }

    @Test
    void theWorkerHasNothingThatItNeedNotHave() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "bob", "environment");
            account.send(2, "bob", "echo end");
            alice.awaitEvent("bob: end");
            Path home = it.workerFolders().get(0);
            assertTrue(alice.events().contains("cwd: " + home.toRealPath()));
            String environment = alice.events().get(1);
            assertTrue(environment.contains("HOME=" + home), environment);
            assertTrue(environment.contains("LC_ALL=C.UTF-8"), environment);
            assertTrue(
                    environment.matches(
                            "env: \\{HOME=[^,]*, (LD_LIBRARY_PATH=[^,]*, )?LC_ALL=[^,]*,"
                                    + " PATH=[^,]*(, TZ=[^,]*)?}"),
                    environment);
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
            assertFalse(Files.exists(home.resolve("link")), "the socket is gone");
            assertFalse(it.worker().info().commandLine().orElse("").contains("pass of"));
        }
    }

    @Test
    void aPathTooLongForASocketIsAvoided() throws Exception {
        Path deep = folder.resolve("x".repeat(120));
        Files.createDirectories(deep);
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(deep).start()) {
            RecordingListener alice = it.listener();
            it.logIn("alice", alice);
            alice.awaitOnline();
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertTrue(failure("prpl-nolibrary").contains("Debian package libpurple0"));
        assertTrue(failure("prpl-facebook").contains("libfacebook.so"));
        assertTrue(failure("prpl-broken").contains("the last words of this worker"));
        String segv = failure("prpl-segv");
        assertTrue(segv.contains("crashed with SIGSEGV in V  [libjvm.so"), segv);
        String unknown = failure("colour=red");
        assertTrue(
                unknown.contains("there is no colour")
                        && unknown.contains("mode (a, b)")
                        && unknown.contains("server, "),
                unknown);
        assertTrue(failure("port=x").contains("port=x is not possible; expected a whole number"));
        assertTrue(failure("ssl=x").contains("1 or 0"));
        assertTrue(failure("mode=c").contains("one of a, b"));
        assertTrue(failure("accountsPerWorker=0").contains("from 1 to 10000"));
        assertTrue(failure("").contains("prpl-irc"));
    }

    private String failure(String parameter) throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder, parameter)) {
            return assertThrows(NetworkException.class, it::start).getMessage();
        }
    }

    @Test
    void aNameThatContradictsTheServiceIsRefused() throws Exception {
        try (PurpleNetworkFixture it =
                new PurpleNetworkFixture(folder, "server=irc.example.org").start()) {
            RecordingListener alice = it.listener();
            it.logIn("alice@elsewhere.example", alice);
            assertEquals(
                    new Disconnect(
                            Disconnect.Cause.INVALID_SETTINGS,
                            "Server is irc.example.org here and cannot be elsewhere.example"),
                    alice.awaitOffline());
        }
    }
}
