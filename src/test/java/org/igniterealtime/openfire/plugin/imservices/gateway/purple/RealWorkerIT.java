package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkException;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker with the real libpurple, apart from what happens on a network. */
class RealWorkerIT {

    @TempDir Path folder;

    @AfterEach
    void resetLibrary() {
        System.clearProperty(WorkerCommand.LIBRARY_PROPERTY);
    }

    private String failure(String... parameters) {
        try (TestHost host = new TestHost(folder)) {
            PurpleNetwork network =
                    new PurpleNetwork(PurpleNetworkFixture.definition(parameters), host);
            try {
                return assertThrows(NetworkException.class, network::start).getMessage();
            } finally {
                network.stop();
                assertEquals(List.of(), PurpleNetworkFixture.linkThreads());
            }
        }
    }

    @Test
    void saysWhichPackageBringsALibraryThatIsNotThere() {
        System.setProperty(WorkerCommand.LIBRARY_PROPERTY, "libpurple-that-is-not-there.so.0");
        String reason = failure("prpl-irc", "server=127.0.0.1");
        assertTrue(reason.contains("libpurple is not installed"), reason);
        assertTrue(reason.contains("Debian package libpurple0"), reason);
    }

    @Test
    void saysWhatBringsAProtocolThatIsNotThere() {
        assertEquals(
                "libpurple has no protocol prpl-silc. Put the file libsilcpurple.so into the folder"
                        + " modules of Openfire's home",
                failure("prpl-silc"));
    }

    @Test
    void anUnknownParameterIsAnsweredWithTheKnownOnes() {
        String reason = failure("prpl-irc", "server=127.0.0.1", "colour=red");
        for (String known :
                List.of(
                        "no colour",
                        "one of server, ",
                        "port (1-65535)",
                        "ssl (1, 0)",
                        "encoding, ",
                        "ratelimit-interval (0, 1, 2...)",
                        "accountsPerWorker (1-10000)")) {
            assertTrue(reason.contains(known), reason);
        }
    }

    @Test
    void tellsWhatIrcWantsToKnow() throws Exception {
        try (TestHost host = new TestHost(folder)) {
            PurpleNetwork network =
                    new PurpleNetwork(PurpleNetworkFixture.definition("prpl-irc"), host);
            network.start();
            assertEquals(
                    new AccountForm(AccountForm.PasswordUse.OPTIONAL, "IRC"),
                    network.accountForm());
            network.stop();
        }
    }

    @Test
    void endsWhenTheServerIsKilled() throws Exception {
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
            Await.until("the worker's end", Limits.ANSWER, () -> !worker.isAlive());
        }
    }

    /** In place of the server: has a worker, says which, and waits for its own end. */
    static final class ServerToBeKilled {
        public static void main(String[] arguments) throws Exception {
            PurpleNetwork network =
                    new PurpleNetwork(
                            PurpleNetworkFixture.definition("prpl-irc"),
                            new TestHost(Path.of(arguments[0])));
            network.start();
            System.out.println("worker " + network.pids().get(0));
        }
    }
}
