package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.igniterealtime.openfire.plugin.imservices.runtime.ModuleJars;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a service is restarted, whoever writes to it gets an answer or an error (RFC 6121 section 8.1: never nothing). The server
 * itself silently drops messages to a domain that nobody holds.
 */
class RestartAnswersIT {

    private static final String PARROT = "parrot.example.org";
    private static final int RESTARTS = 3;
    @RegisterExtension final Scene scene = new Scene();

    /** So many wait for their answer at the most. */
    private static final int AT_ONCE = 100;

    /** What was asked, by the stanza's id. */
    private final Map<String, String> unanswered = new HashMap<>();

    private int asked;
    private int errors;

    @Test
    void everyMessageDuringRestartsIsAnswered(@TempDir Path work) throws Exception {
        Path modules = Files.createDirectories(scene.server().home().resolve("modules"));
        new ModuleJars(work)
                .write(modules.resolve("parrot.jar"), ModuleJarIT.SOURCE, "", "thirdparty.Parrot");
        String section = ModuleJarIT.section(PARROT, "parrot.jar").strip();
        // Its module, and with it the number of starts, is kept by the other one.
        String other = ModuleJarIT.section("other.example.org", "parrot.jar");
        scene.start(other + section + "\n");
        scene.awaitService("other.example.org");
        scene.awaitService(PARROT);
        XmppUser alice = scene.user("alice");

        for (int restart = 1; restart <= RESTARTS; restart++) {
            scene.server().writeServices(other + section + "\nparams=restart=" + restart + "\n");
            String wanted = Integer.toString(restart + 1);
            long deadline = System.nanoTime() + Limits.ANSWER.toNanos();
            boolean seen = false;
            while (!seen && System.nanoTime() < deadline) {
                if (unanswered.size() < AT_ONCE) {
                    String question = Integer.toString(asked++);
                    unanswered.put(alice.say(PARROT, question), question);
                }
                seen = take(alice).contains(wanted);
            }
            assertTrue(seen, "it has been restarted " + restart + " times");
        }
        Await.until(
                "every message is answered",
                Limits.ANSWER,
                () -> take(alice).isEmpty() && unanswered.isEmpty(),
                () ->
                        unanswered.size()
                                + " of "
                                + asked
                                + " are not; "
                                + errors
                                + " were by errors");
    }

    @Test
    void aMessageToAServiceThatHasFailedIsReturned() throws Exception {
        scene.start(Scene.ircSection(Scene.IRC, Ports.free()).replace("prpl-irc", "prpl-none"));
        XmppUser alice = scene.user("alice");
        scene.awaitLog("prpl-none");
        alice.say(Scene.IRC, "are you there?");
        Message answer =
                alice.awaitMessage("an answer", message -> XmppUser.isFrom(message, Scene.IRC));
        assertEquals(StanzaError.Condition.service_unavailable, answer.getError().getCondition());
    }

    /** Takes what has come; gives the numbers of starts that the service told. */
    private Set<String> take(XmppUser alice) {
        Set<String> starts = new HashSet<>();
        for (Message message : alice.messages(message -> XmppUser.isFrom(message, PARROT))) {
            if (message.getType() == Message.Type.error) {
                errors++;
                unanswered.remove(message.getStanzaId());
            } else {
                String[] words = message.getBody().split(" ");
                starts.add(words[0]);
                unanswered.values().remove(words[1]);
            }
        }
        return starts;
    }
}
