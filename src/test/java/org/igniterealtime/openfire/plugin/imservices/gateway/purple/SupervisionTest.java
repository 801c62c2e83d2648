package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that crash, hang, or do not let go. */
class SupervisionTest {

    private static final Duration LIMIT = Limits.ANSWER;

    @TempDir Path folder;

    @Test
    void eachMessageHasOneAnswerWhenTheWorkerIsKilled() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            RecordingListener bob = it.listener();
            NetworkAccount first = it.logIn("alice", alice);
            NetworkAccount second = it.logIn("bob", bob);
            alice.awaitOnline();
            bob.awaitOnline();
            ProcessHandle worker = it.worker();
            for (long id = 1; id <= 3000; id++) {
                first.send(id, "x", id > 1500 ? "hold" : "message " + id);
                second.send(id, "x", "message " + id);
                if (id == 2900) {
                    worker.destroyForcibly();
                }
            }
            assertEquals(Cause.WORKER_LOST, alice.awaitOffline().cause());
            assertEquals(Cause.WORKER_LOST, bob.awaitOffline().cause());
            alice.awaitAnswers(3000);
            bob.awaitAnswers(3000);
            assertEquals(
                    3000,
                    alice.count("delivered") + alice.count("UNCERTAIN") + alice.count("OFFLINE"));
            assertTrue(alice.count("UNCERTAIN") <= Outbox.WINDOW);
            assertTrue(alice.count("OFFLINE") >= 1000);

            RecordingListener again = it.listener();
            NetworkAccount account = it.logIn("alice", again);
            again.awaitOnline();
            account.send(1, "x", "hello");
            again.awaitAnswers(1);
            assertNotEquals(worker.pid(), it.worker().pid());
            assertEquals(1, alice.offline().size());
        }
    }

    @Test
    void aWorkerThatHangsIsReplaced() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            alice.awaitOnline();
            ProcessHandle worker = it.worker();
            account.send(1, "x", "hang");
            assertEquals(Cause.WORKER_LOST, alice.awaitOffline().cause());
            assertEquals(Map.of(1L, "UNCERTAIN"), alice.answers());
            assertTrue(!worker.isAlive());
        }
    }

    @Test
    void aWorkerThatTalksNonsenseIsReplaced() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "x", "garbage");
            assertEquals(Cause.WORKER_LOST, alice.awaitOffline().cause());
        }
    }

    @Test
    void theCrashReportIsKeptForTheAdministrator() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("alice", alice);
            account.send(1, "x", "segv");
            assertEquals(Cause.WORKER_LOST, alice.awaitOffline().cause());
            assertTrue(Files.readString(folder.resolve("worker-crash.log")).contains("SIGSEGV"));
        }
    }

    @Test
    void anAccountThatCrashesItsWorkerAgainAndAgainIsQuarantined() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            for (int crash = 1; crash <= Suspicion.CRASHES; crash++) {
                assertEquals(Cause.WORKER_LOST, outcome(it, "bad").cause());
            }
            assertTrue(it.host.reports().get(0).contains("3 times within 10 minutes"));
            Disconnect refused = outcome(it, "bad");
            assertEquals(Cause.QUARANTINED, refused.cause());
            assertTrue(refused.reason().contains("UTC"), refused.reason());

            RecordingListener mended = it.listener();
            Account changed =
                    new Account("bad@example.org", "good", "new", Map.of(), Presence.AVAILABLE);
            it.network.logIn(changed, mended);
            mended.awaitOnline();

            it.host.putForward(Duration.ofMinutes(11));
            Await.until("recovered", LIMIT, () -> it.host.reports().contains("recovered"));
        }
    }

    @Test
    void aQuarantineEndsAndIsLongerTheNextTime() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            for (int crash = 1; crash <= Suspicion.CRASHES; crash++) {
                assertEquals(Cause.WORKER_LOST, outcome(it, "bad").cause());
            }
            it.host.putForward(Duration.ofMinutes(11));
            assertEquals(Cause.WORKER_LOST, outcome(it, "bad").cause());
            it.host.putForward(Duration.ofMinutes(11));
            assertEquals(Cause.QUARANTINED, outcome(it, "bad").cause());
        }
    }

    @Test
    void oneBadAccountDoesNotKeepTheOthersOffline() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            List<String> names = List.of("alice", "bob", "carol", "bad");
            RecordingListener[] listeners = new RecordingListener[names.size()];
            for (int i = 0; i < listeners.length; i++) {
                listeners[i] = it.listener();
                it.logIn(names.get(i), listeners[i]);
            }
            boolean quarantined = false;
            while (!quarantined) {
                Disconnect outcome = listeners[3].awaitOffline();
                quarantined = outcome.cause() == Cause.QUARANTINED;
                for (int i = 0; i < listeners.length; i++) {
                    if (!listeners[i].offline().isEmpty() && !(i == 3 && quarantined)) {
                        listeners[i] = it.listener();
                        it.logIn(names.get(i), listeners[i]);
                    }
                }
            }
            for (int i = 0; i < 3; i++) {
                listeners[i].awaitOnline();
            }
        }
    }

    private static Disconnect outcome(PurpleNetworkFixture it, String name) throws Exception {
        RecordingListener listener = it.listener();
        it.logIn(name, listener);
        return listener.awaitOffline();
    }

    @Test
    void whoWasKilledFromOutsideBlamesNobody() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            for (int i = 0; i < Suspicion.CRASHES + 1; i++) {
                RecordingListener alice = it.listener();
                it.logIn("alice", alice);
                alice.awaitOnline();
                it.worker().destroyForcibly();
                assertEquals(Cause.WORKER_LOST, alice.awaitOffline().cause());
            }
            RecordingListener alice = it.listener();
            it.logIn("alice", alice);
            alice.awaitOnline();
        }
    }

    @Test
    void aWorkerThatDoesNotStopIsKilled() throws Exception {
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            RecordingListener alice = it.listener();
            NetworkAccount account = it.logIn("stubborn", alice);
            alice.awaitOnline();
            account.send(1, "x", "hold");
            long begin = System.nanoTime();
            it.network.stop();
            assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10);
            assertEquals(Cause.LOGGED_OUT, alice.awaitOffline().cause());
            assertEquals(Map.of(1L, "UNCERTAIN"), alice.answers());
            it.network.stop();
        }
    }

    @Test
    void aWorkerEndsWhenTheServerIsKilled() throws Exception {
        Process server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerToBeKilled.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = server.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("worker ")) {
                line = output.readLine();
            }
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(line.substring(7))).orElseThrow();
            assertTrue(worker.isAlive());
            server.destroyForcibly();
            Await.until("the worker's end", LIMIT, () -> !worker.isAlive());
        }
        // What the killed one left is gone with the next start.
        try (PurpleNetworkFixture it = new PurpleNetworkFixture(folder).start()) {
            assertEquals(1, it.workerFolders().size());
        }
    }

    /** In place of the server: has a worker, says which, and waits for its own end. */
    static final class ServerToBeKilled {
        public static void main(String[] arguments) throws Exception {
            TestHost host = new TestHost(Path.of(arguments[0]));
            PurpleNetwork network =
                    new PurpleNetwork(
                            PurpleNetworkFixture.definition(),
                            host,
                            ScriptedWorker.class.getName(),
                            PurpleNetworkFixture.QUICK);
            network.start();
            System.out.println("worker " + network.pids().get(0));
        }
    }
}
