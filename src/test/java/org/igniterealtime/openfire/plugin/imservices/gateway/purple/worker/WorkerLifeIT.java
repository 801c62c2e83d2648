package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.Test;

/** How a worker begins and ends. */
class WorkerLifeIT {

    @Test
    void sayWhatTheProtocolIs() throws Exception {
        try (WorkerProcess worker = WorkerProcess.with("prpl-irc", WireCodec.VERSION)) {
            Event.Ready ready = worker.await(Event.Ready.class, event -> true);
            assertTrue(ready.purpleVersion().startsWith("2."), ready.purpleVersion());
            assertEquals("IRC", ready.protocolName());
            assertEquals("OPTIONAL", ready.passwordUse());
            assertTrue(
                    ready.options().stream()
                            .anyMatch(
                                    option ->
                                            option.key().equals("port")
                                                    && option.kind().equals("INT")
                                                    && option.fallback().equals("6667")),
                    ready.toString());
            assertEquals(1, ready.splits().size());
            assertEquals("@", ready.splits().get(0).separator());
        }
    }

    @Test
    void aPasswordIsWantedWhereTheProtocolWantsOne() throws Exception {
        for (String[] protocol :
                new String[][] {
                    {"prpl-novell", "REQUIRED"},
                    {"prpl-jabber", "OPTIONAL"},
                    {"prpl-bonjour", "NONE"}
                }) {
            try (WorkerProcess worker = WorkerProcess.with(protocol[0], WireCodec.VERSION)) {
                Event.Ready ready = worker.await(Event.Ready.class, event -> true);
                assertEquals(protocol[1], ready.passwordUse(), protocol[0]);
            }
        }
    }

    @Test
    void choicesHaveTheirValues() throws Exception {
        try (WorkerProcess worker = WorkerProcess.with("prpl-jabber", WireCodec.VERSION)) {
            Event.Ready ready = worker.await(Event.Ready.class, event -> true);
            assertTrue(
                    ready.options().stream()
                            .anyMatch(
                                    option ->
                                            option.kind().equals("LIST")
                                                    && option.values().contains("require_tls")),
                    ready.toString());
        }
    }

    @Test
    void aProtocolThatIsMissing() throws Exception {
        try (WorkerProcess worker = WorkerProcess.with("prpl-nosuch", WireCodec.VERSION)) {
            Event.Unusable unusable = worker.await(Event.Unusable.class, event -> true);
            assertEquals(Event.Trouble.PROTOCOL_MISSING, unusable.trouble());
            assertNotEquals(0, worker.awaitExit(Limits.ANSWER));
        }
    }

    @Test
    void aLibraryThatIsMissing() throws Exception {
        try (WorkerProcess worker =
                WorkerProcess.with(
                        "prpl-irc", WireCodec.VERSION, "-Dimservices.libpurple=nosuch.so.0")) {
            Event.Unusable unusable = worker.await(Event.Unusable.class, event -> true);
            assertEquals(Event.Trouble.LIBRARY_MISSING, unusable.trouble());
            assertTrue(unusable.detail().contains("nosuch.so.0"), unusable.detail());
            assertNotEquals(0, worker.awaitExit(Limits.ANSWER));
        }
    }

    @Test
    void anotherVersionOfTheLink() throws Exception {
        try (WorkerProcess worker = WorkerProcess.with("prpl-irc", WireCodec.VERSION + 1)) {
            assertEquals(
                    Event.Trouble.BROKEN,
                    worker.await(Event.Unusable.class, event -> true).trouble());
            assertNotEquals(0, worker.awaitExit(Limits.ANSWER));
        }
    }

    @Test
    void stoppingLogsEverybodyOut() throws Exception {
        try (Ngircd server = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc();
                IrcClient observer = IrcClient.connect(server.port(), "observer")) {
            worker.logIn(1, "alice", server.port());
            worker.logIn(2, "anna", server.port());
            observer.awaitPresence("alice", true);
            worker.send(new Command.Stop());
            worker.await(Event.Offline.class, event -> true, 2, Limits.ANSWER);
            assertEquals(0, worker.awaitExit(Limits.ANSWER));
            observer.awaitPresence("alice", false);
            try (Stream<Path> left = Files.list(worker.folder())) {
                assertEquals(0, left.filter(path -> path.toString().contains("purple")).count());
            }
        }
    }

    @Test
    void theEndOfTheLinkIsTheEndOfTheProcess() throws Exception {
        try (Ngircd server = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc()) {
            worker.logIn(1, "alice", server.port());
            worker.cutLink();
            assertEquals(WorkerMain.LINK_LOST, worker.awaitExit(Limits.ANSWER));
        }
    }

    @Test
    void anIdleWorkerBeatsItsHeart() throws Exception {
        try (WorkerProcess worker = WorkerProcess.irc()) {
            Event.Heartbeat first = worker.await(Event.Heartbeat.class, event -> true);
            assertEquals(0, first.accounts());
            assertTrue(first.residentBytes() > 1 << 20);
            worker.await(Event.Heartbeat.class, event -> true);
        }
    }
}
