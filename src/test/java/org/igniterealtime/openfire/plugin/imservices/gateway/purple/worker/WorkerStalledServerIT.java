package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.Test;

/**
 * A server that stops reading. libpurple ends its process when the socket's buffer is full, with everybody else on it, so
 * it must never get that far.
 */
class WorkerStalledServerIT {

    private static void signal(Ngircd server, String signal)
            throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill -" + signal + " " + server.pid()).start();
        assertEquals(0, kill.waitFor());
    }

    @Test
    void harmsNobody() throws Exception {
        try (Ngircd server = Ngircd.start();
                Ngircd other = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc();
                IrcClient bob = IrcClient.connect(server.port(), "bob");
                IrcClient carol = IrcClient.connect(other.port(), "carol")) {
            worker.logIn(1, "alice", server.port());
            worker.logIn(2, "anna", other.port());
            signal(server, "STOP");
            int count = 10_000;
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                expected.add(i + " " + "x".repeat(350));
                worker.send(new Command.Send(1, i, "bob", expected.get(i - 1)));
            }
            worker.send(new Command.Send(2, 1, "carol", "hello"));
            carol.awaitMessage("anna");
            worker.await(Event.Delivered.class, event -> event.account() == 2);
            assertEquals(List.of(), worker.takeAll(Event.Delivered.class));
            signal(server, "CONT");
            worker.await(
                    Event.Delivered.class,
                    event -> event.account() == 1 && event.id() == count,
                    1,
                    Limits.LONG);
            assertEquals(expected, bob.awaitMessages("alice", count, Limits.LONG));
        }
    }
}
