package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in to a real IRC server and out again, and what can go wrong with it. */
class WorkerLogInIT {

    private static Ngircd server;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws Exception {
        server = Ngircd.start();
        worker = WorkerProcess.irc();
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        server.close();
    }

    private static Event.Offline offline(int account) throws Exception {
        return worker.await(Event.Offline.class, event -> event.account() == account);
    }

    private static void logIn(int account, String nick, int port, String password)
            throws Exception {
        worker.send(WorkerProcess.logInCommand(account, nick, port, password, Map.of()));
    }

    @Test
    void inAndOut() throws Exception {
        worker.logIn(1, "ines", server.port());
        try (IrcClient observer = IrcClient.connect(server.port(), "observer1")) {
            observer.awaitPresence("ines", true);
            worker.send(new Command.LogOut(1));
            assertEquals(new Event.Offline(1, "LOGGED_OUT", ""), offline(1));
            observer.awaitPresence("ines", false);
        }
        // What comes after that is answered, or means nothing any more.
        worker.send(
                new Command.LogOut(1),
                new Command.SetPresence(1, "AWAY", ""),
                new Command.Send(1, 5, "observer1", "too late"));
        assertEquals("OFFLINE", worker.await(Event.Undelivered.class, e -> e.id() == 5).kind());
    }

    @Test
    void aNameInUseIsNotReplacedByAnother() throws Exception {
        try (IrcClient taken = IrcClient.connect(server.port(), "taken")) {
            logIn(2, "taken", server.port(), "");
            Event.Offline offline = offline(2);
            assertEquals("NAME_IN_USE", offline.cause());
            assertTrue(offline.reason().contains("in use"), offline.reason());
            assertFalse(taken.sees("taken1"));
            assertFalse(taken.sees("taken0"));
        }
    }

    @Test
    void theSameAccountTwiceIsInUse() throws Exception {
        worker.logIn(3, "twice", server.port());
        logIn(4, "twice", server.port(), "");
        assertEquals("NAME_IN_USE", offline(4).cause());
        worker.send(new Command.LogOut(3));
        assertEquals("LOGGED_OUT", offline(3).cause());
        worker.logIn(4, "twice", server.port());
        worker.send(new Command.LogOut(4));
        offline(4);
    }

    @Test
    void aWrongServerPasswordIsAnAuthenticationFailure() throws Exception {
        try (Ngircd guarded = Ngircd.withPassword("secret")) {
            logIn(5, "petra", guarded.port(), "wrong");
            Event.Offline offline = offline(5);
            assertEquals("AUTHENTICATION_FAILED", offline.cause(), offline.reason());
            logIn(6, "petra", guarded.port(), "secret");
            worker.await(Event.Online.class, event -> event.account() == 6);
            worker.send(new Command.LogOut(6));
            offline(6);
        }
    }

    @Test
    void aNameThatTheServerDoesNotTakeIsASetting() throws Exception {
        logIn(7, "123", server.port(), "");
        assertEquals("INVALID_SETTINGS", offline(7).cause());
        logIn(8, "two words", server.port(), "");
        assertEquals("INVALID_SETTINGS", offline(8).cause());
    }

    @Test
    void aServerThatIsNotThereIsWorthAnotherTry() throws Exception {
        logIn(9, "nemo", Ports.free(), "");
        assertEquals("NETWORK_ERROR", offline(9).cause());
        worker.send(
                new Command.LogIn(10, "nemo@no.such.host.invalid", "", Map.of(), "AVAILABLE", ""));
        Event.Offline offline = offline(10);
        assertEquals("NETWORK_ERROR", offline.cause());
        assertTrue(offline.reason().contains("no.such.host.invalid"), offline.reason());
    }

    @Test
    void aServerThatHangsUpIsWorthAnotherTry() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            for (int account = 30; account < 33; account++) {
                logIn(account, "hank", server.getLocalPort(), "");
                server.accept().close();
                Event.Offline offline = offline(account);
                assertEquals("NETWORK_ERROR", offline.cause());
                assertFalse(offline.reason().isBlank());
            }
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefused() throws Exception {
        try (Ngircd tls = Ngircd.withTls()) {
            worker.send(
                    WorkerProcess.logInCommand(11, "tina", tls.port(), "", Map.of("ssl", "true")));
            Event.Offline offline = offline(11);
            assertEquals("ENCRYPTION_FAILED", offline.cause(), offline.reason());
            assertTrue(offline.reason().contains("ertificate"), offline.reason());
        }
    }

    @Test
    void aServerThatGoesTakesItsAccountsWithIt() throws Exception {
        try (Ngircd other = Ngircd.start()) {
            worker.logIn(12, "vera", other.port());
            other.stop();
            assertEquals("NETWORK_ERROR", offline(12).cause());
            assertTrue(
                    worker.takeAll(Event.Offline.class).stream()
                            .noneMatch(event -> event.account() == 12));
        }
    }

    @Test
    void twoHundredAccountsInOneWorker() throws Exception {
        for (int i = 0; i < 200; i++) {
            logIn(1000 + i, "many" + i, server.port(), "");
        }
        worker.await(Event.Online.class, e -> e.account() >= 1000, 200, Limits.LONG);
        worker.await(Event.Heartbeat.class, event -> event.accounts() >= 200);
        for (int i = 0; i < 200; i++) {
            worker.send(new Command.LogOut(1000 + i));
        }
        worker.await(Event.Offline.class, e -> e.account() >= 1000, 200, Limits.LONG);
    }

    @Test
    void accountsLeaveNothingBehind() throws Exception {
        cycle(300);
        long before = worker.await(Event.Heartbeat.class, event -> true).residentBytes();
        cycle(1500);
        worker.takeAll(Event.Heartbeat.class);
        long after = worker.await(Event.Heartbeat.class, event -> true).residentBytes();
        assertTrue(
                after - before < 16 << 20, "resident memory grew from " + before + " to " + after);
    }

    private static void cycle(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            logIn(20, "round", server.port(), "");
            worker.send(
                    new Command.AddContact(20, "friend", "Friend", List.of("Group " + i)),
                    new Command.AddContact(20, "fiend", "", List.of()));
            worker.await(Event.Online.class, event -> event.account() == 20);
            worker.send(new Command.LogOut(20));
            offline(20);
        }
    }

    @Test
    void nothingOfAccountsIsWritten() throws Exception {
        worker.logIn(30, "walter", server.port());
        worker.send(new Command.AddContact(30, "friend", "", List.of()));
        // libpurple saves five seconds after a change; heartbeats come once a second.
        for (int i = 0; i < 7; i++) {
            worker.takeAll(Event.Heartbeat.class);
            worker.await(Event.Heartbeat.class, event -> true);
        }
        try (Stream<Path> paths = Files.walk(worker.folder())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                assertFalse(path.toString().endsWith(".xml"), path.toString());
                assertFalse(
                        Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .contains("walter"),
                        path.toString());
            }
        }
        worker.send(new Command.LogOut(30));
        offline(30);
    }
}
