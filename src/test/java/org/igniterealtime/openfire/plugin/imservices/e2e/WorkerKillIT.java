package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The worker is killed in the middle of a stream of messages: each message arrives or comes back as an error (RFC 6120 section 8.3), none
 * arrives twice, those that arrive are in order, and the user is on IRC again afterwards.
 */
class WorkerKillIT {

    private static final int MESSAGES = 1000;
    private static final int BEFORE_KILL = 400;
    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void noMessageIsLostWithoutAWord() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        gateway.registerAndWait(alice, "alice_irc");
        IrcClient romeo = scene.irc("romeo");
        romeo.awaitPresence("alice_irc", true);

        Map<String, String> sent = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            if (i == BEFORE_KILL) {
                killWorker();
            }
            String text = "message " + i;
            sent.put(alice.say(gateway.contact("romeo"), text), text);
        }

        List<String> arrived = new ArrayList<>();
        Set<String> returned = new HashSet<>();
        Await.until(
                "every message has arrived or come back",
                Limits.LONG,
                () -> {
                    arrived.addAll(romeo.messages("alice_irc"));
                    for (Message error : alice.messages(WorkerKillIT::isError)) {
                        returned.add(sent.get(error.getStanzaId()));
                    }
                    Set<String> settled = new HashSet<>(arrived);
                    settled.addAll(returned);
                    return settled.size() == MESSAGES;
                },
                () -> arrived.size() + " arrived, " + returned.size() + " came back");

        assertEquals(new HashSet<>(arrived).size(), arrived.size(), "none arrived twice");
        assertEquals(inOrder(arrived), arrived, "those that arrived are in order");

        // A message that came back may have arrived (it says so), but only those that were on their
        // way.
        Set<String> both = new HashSet<>(arrived);
        both.retainAll(returned);
        assertTrue(both.size() < MESSAGES / 2, both.size() + " arrived and came back");

        romeo.awaitPresence("alice_irc", true);
        alice.say(gateway.contact("romeo"), "after all");
        assertEquals("after all", romeo.awaitMessage("alice_irc"));
    }

    private void killWorker() {
        List<ProcessHandle> workers = scene.server().workers();
        assertEquals(1, workers.size(), "one worker for one user");
        workers.get(0).destroyForcibly();
    }

    private static boolean isError(Message message) {
        return message.getType() == Message.Type.error;
    }

    private static List<String> inOrder(List<String> messages) {
        List<String> sorted = new ArrayList<>(messages);
        sorted.sort((a, b) -> Integer.compare(number(a), number(b)));
        return sorted;
    }

    private static int number(String message) {
        return Integer.parseInt(message.substring(message.indexOf(' ') + 1));
    }
}
