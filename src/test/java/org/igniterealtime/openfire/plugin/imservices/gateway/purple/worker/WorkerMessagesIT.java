package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages between a worker and a real IRC server, both ways. */
class WorkerMessagesIT {

    private static Ngircd server;
    private static WorkerProcess worker;

    private static int clients;

    private final String nick = "Bob" + ++clients;
    private IrcClient bob;

    @BeforeAll
    static void start() throws Exception {
        server = Ngircd.start();
        worker = WorkerProcess.irc();
        worker.logIn(1, "alice", server.port());
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        bob = IrcClient.connect(server.port(), nick);
    }

    @AfterEach
    void disconnect() throws Exception {
        bob.close();
        bob = null;
    }

    private List<String> said(long id, String text, int lines) throws Exception {
        worker.send(new Command.Send(1, id, nick, text));
        List<String> got = bob.awaitMessages("alice", lines, WorkerProcess.LIMIT);
        worker.await(Event.Delivered.class, event -> event.id() == id);
        return got;
    }

    private String heard(String text) throws Exception {
        bob.say("alice", text);
        Event.Message message = worker.await(Event.Message.class, event -> true);
        assertEquals(nick.toLowerCase(java.util.Locale.ROOT), message.from());
        return message.text();
    }

    @Test
    void aThousandMessagesEachWayKeepTheirOrder() throws Exception {
        List<String> expected = new ArrayList<>();
        Command[] commands = new Command[1000];
        for (int i = 0; i < 1000; i++) {
            expected.add("number " + i);
            commands[i] = new Command.Send(1, 1000 + i, nick, "number " + i);
        }
        worker.send(commands);
        assertEquals(expected, bob.awaitMessages("alice", 1000, WorkerProcess.LIMIT));
        worker.await(Event.Delivered.class, event -> event.id() == 1999);
        for (String text : expected) {
            bob.say("alice", text);
        }
        assertEquals(
                expected,
                worker.await(Event.Message.class, event -> true, 1000, WorkerProcess.LIMIT).stream()
                        .map(Event.Message::text)
                        .toList());
    }

    @Test
    void everyCharacterArrives() throws Exception {
        for (String text :
                List.of(
                        "Grüße aus Köln — 你好, мир 👩‍👩‍👧 é",
                        "a < b && c > d \"quoted\" 'too' &amp; <b>no markup</b>",
                        "  spaces  in   a row",
                        "ends with \\ and % and $1 {0}")) {
            assertEquals(List.of(text), said(1, text, 1));
            assertEquals(text, heard(text));
        }
    }

    @Test
    void whatLooksLikeACommandIsText() throws Exception {
        assertEquals(List.of("/quit now"), said(2, "/quit now", 1));
        assertEquals(List.of("/me waves"), said(3, "/me waves", 1));
    }

    @Test
    void noLineCanBeSmuggledIn() throws Exception {
        assertEquals(
                List.of("a", "QUIT :b", "ACTION cd"),
                said(4, "a\r\nQUIT :b\r\u0001ACTION c\u0001\u0000d", 3));
        worker.send(new Command.Send(1, 5, nick + " :x\r\nQUIT", "text"));
        worker.await(
                Event.Undelivered.class,
                event -> event.id() == 5 && event.kind().equals("NO_SUCH_CONTACT"));
        worker.send(new Command.Send(1, 6, nick + ",alice", "text"));
        worker.await(
                Event.Undelivered.class,
                event -> event.id() == 6 && event.kind().equals("NO_SUCH_CONTACT"));
    }

    @Test
    void linesStayLines() throws Exception {
        assertEquals(List.of("one", "", "two", "three"), said(7, "one\n\ntwo\nthree\n", 4));
    }

    @Test
    void aLongTextComesWhole() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("wörd").append(i).append(' ');
        }
        text.append("x".repeat(1000)).append("👩".repeat(300));
        worker.send(new Command.Send(1, 8, nick, text.toString()));
        // Servers leave out spaces at the end of a line, where the text was divided.
        String expected = text.toString().replace(" ", "");
        StringBuilder got = new StringBuilder();
        while (got.length() < expected.length()) {
            String line = bob.awaitMessage("alice");
            assertTrue(line.codePoints().noneMatch(c -> c == 0xfffd), line);
            got.append(line.replace(" ", ""));
        }
        assertEquals(expected, got.toString());
        worker.await(Event.Delivered.class, event -> event.id() == 8);
    }

    @Test
    void looksAreLeftOut() throws Exception {
        assertEquals(
                "bold red italic tab here 44",
                heard(
                        "\u0002bold\u0002 \u00034,12red\u0003 \u001ditalic\u000f\ttab\u001f here \u00031244"));
        assertEquals("/me waves", heard("\u0001ACTION waves\u0001"));
    }

    @Test
    void requestsOfClientsAreAnsweredAndNotShown() throws Exception {
        bob.say("alice", "\u0001PING 12345\u0001");
        bob.awaitLine(
                "the answer", line -> line.contains("NOTICE " + nick + " :\u0001PING 12345\u0001"));
        for (int i = 0; i < 100; i++) {
            bob.say("alice", "\u0001VERSION\u0001");
        }
        assertEquals("still there", heard("still there"));
    }

    @Test
    void whoeverIsNotThereIsNamed() throws Exception {
        worker.send(
                new Command.Send(1, 20, nick, "first"),
                new Command.Send(1, 21, "nobody", "second"),
                new Command.Send(1, 22, nick, "third"),
                new Command.Send(1, 23, "nobody", "fourth\nfifth"));
        Event.Undelivered failure =
                worker.await(Event.Undelivered.class, event -> event.id() == 21);
        assertEquals("NO_SUCH_CONTACT", failure.kind());
        assertTrue(failure.reason().contains("No such nick"), failure.reason());
        assertEquals(
                "NO_SUCH_CONTACT",
                worker.await(Event.Undelivered.class, event -> event.id() == 23).kind());
        worker.await(Event.Delivered.class, event -> event.id() == 22);
        assertEquals(List.of("first", "third"), bob.awaitMessages("alice", 2, WorkerProcess.LIMIT));
        assertEquals(List.of(), worker.takeAll(Event.Notice.class));
    }

    @Test
    void anAwayMessageIsToldOnce() throws Exception {
        bob.send("AWAY :at lunch");
        bob.awaitLine("306", line -> line.contains(" 306 "));
        for (int i = 0; i < 5; i++) {
            said(30 + i, "hello", 1);
        }
        worker.await(Event.Message.class, event -> event.text().equals("at lunch"));
        assertEquals(List.of(), worker.takeAll(Event.Message.class));
    }

    @Test
    void eventsWaitForAPluginThatDoesNotRead() throws Exception {
        worker.setReading(false);
        String text = "x".repeat(400);
        int count = 8_000;
        for (int i = 0; i < count; i++) {
            bob.say("alice", i + " " + text);
        }
        worker.setReading(true);
        List<Event.Message> messages =
                worker.await(Event.Message.class, e -> true, count, Limits.LONG);
        for (int i = 0; i < count; i++) {
            assertEquals(i + " " + text, messages.get(i).text());
        }
    }
}
