package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.Test;

/** Contacts on IRC come and go. */
class WorkerContactsIT {

    private static void awaitShow(WorkerProcess worker, String name, String show) throws Exception {
        worker.await(
                Event.ContactPresence.class,
                event -> event.name().equals(name) && event.show().equals(show),
                1,
                Limits.ANSWER);
    }

    @Test
    void comeAndGo() throws Exception {
        try (Ngircd server = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc()) {
            IrcClient bob = IrcClient.connect(server.port(), "Bob");
            // One contact before it is online, one after.
            worker.send(
                    WorkerProcess.logInCommand(1, "alice", server.port(), "", java.util.Map.of()),
                    new Command.AddContact(1, "bob", "Bob", List.of("Friends", "Work")));
            worker.await(Event.Online.class, event -> true);
            awaitShow(worker, "bob", "AVAILABLE");
            worker.send(new Command.AddContact(1, "Carol", "", List.of()));
            IrcClient carol = IrcClient.connect(server.port(), "carol");
            awaitShow(worker, "carol", "AVAILABLE");
            bob.close();
            awaitShow(worker, "bob", "OFFLINE");
            worker.send(new Command.RemoveContact(1, "carol"));
            carol.close();
            bob = IrcClient.connect(server.port(), "Bob");
            awaitShow(worker, "bob", "AVAILABLE");
            assertEquals(List.of(), worker.takeAll(Event.ContactPresence.class));
            assertEquals(List.of(), worker.takeAll(Event.ContactListed.class));
            assertEquals(List.of(), worker.takeAll(Event.ContactRemoved.class));
            assertEquals(List.of(), worker.takeAll(Event.Log.class));
            bob.close();
        }
    }

    @Test
    void whoWritesIsThere() throws Exception {
        try (Ngircd server = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc()) {
            worker.logIn(1, "alice", server.port());
            worker.send(new Command.AddContact(1, "dora", "", List.of()));
            // Its answer shows that the contact is known by now.
            worker.send(new Command.Send(1, 1, "dora", "there?"));
            worker.await(Event.Undelivered.class, event -> true);
            try (IrcClient dora = IrcClient.connect(server.port(), "dora")) {
                dora.say("alice", "hello");
                worker.await(Event.Message.class, event -> true);
                awaitShow(worker, "dora", "AVAILABLE");
            }
        }
    }

    @Test
    void awayIsSeen() throws Exception {
        try (Ngircd server = Ngircd.start();
                WorkerProcess worker = WorkerProcess.irc();
                IrcClient bob = IrcClient.connect(server.port(), "bob")) {
            worker.logIn(1, "alice", server.port());
            worker.send(new Command.SetPresence(1, "DND", "busy <really>"));
            worker.send(new Command.Send(1, 1, "bob", "hello"));
            bob.awaitMessage("alice");
            bob.say("alice", "are you there?");
            bob.awaitLine("301", line -> line.contains("301 bob alice :busy <really>"));
            worker.send(new Command.SetPresence(1, "AVAILABLE", ""));
            worker.send(new Command.Send(1, 2, "bob", "back"));
            bob.awaitMessage("alice");
            bob.send("WHOIS alice");
            String line = bob.awaitLine("WHOIS", l -> l.contains(" 301 ") || l.contains(" 318 "));
            assertEquals(true, line.contains(" 318 "), line);
        }
    }
}
