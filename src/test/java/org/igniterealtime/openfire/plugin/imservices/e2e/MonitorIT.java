package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.igniterealtime.openfire.plugin.imservices.kit.Commander;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.bob.BoBData;
import org.jivesoftware.smackx.bob.BoBManager;
import org.jivesoftware.smackx.bob.ContentId;
import org.jivesoftware.smackx.caps.packet.CapsExtension;
import org.jivesoftware.smackx.commands.AdHocCommand.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;

/**
 * The monitor, asked by Smack: in messages, as commands (XEP-0050 1.3.0), its charts (XEP-0231 1.0) and its presence. One without an access
 * list, which is for administrators, and one with a list, which is for juliet.
 */
class MonitorIT {

    private static final String MONITOR = "monitor." + OpenfireServer.DOMAIN;
    private static final String LISTED = "listed." + OpenfireServer.DOMAIN;
    private static final List<String> WORDS =
            List.of(
                    "help",
                    "status",
                    "sessions",
                    "services",
                    "memory",
                    "threads",
                    "database",
                    "gateways",
                    "queues",
                    "log");
    private static final String SERVICES =
            """
            [%s]
            category=service
            type=monitor
            name=Monitor
            browse=public
            module=monitor
            [%s]
            category=service
            type=monitor
            name=Monitor of others
            browse=private
            module=monitor
            access=conf/monitor.xml
            """
                    .formatted(MONITOR, LISTED);

    @RegisterExtension final Scene scene = new Scene();

    private XmppUser boss;
    private XmppUser juliet;

    @Test
    void tellsHowTheServerIsDoing() throws Exception {
        Path list = scene.server().home().resolve("conf/monitor.xml");
        Files.createDirectories(list.getParent());
        Files.writeString(
                list,
                """
                <list name='monitor'>
                  <item type='jid' value='juliet@example.org' action='allow' order='1'/>
                  <item action='deny' order='2'/>
                </list>
                """);
        scene.start(SERVICES);
        scene.awaitService(MONITOR);
        scene.server().probe().setProperty("admin.authorizedJIDs", "boss@example.org");
        boss = scene.user("boss");
        juliet = scene.user("juliet");

        answersEachWord();
        answersWhoMayAsk();
        speaksGerman();
        showsAChart();
        isAskedByCommands();
        showsTheStateInItsPresence();
    }

    private Message ask(XmppUser user, String monitor, String text) throws Exception {
        user.say(monitor, text);
        return user.awaitMessage(
                "an answer to " + text, message -> XmppUser.isFrom(message, monitor));
    }

    private void answersEachWord() throws Exception {
        for (String word : WORDS) {
            String answer = ask(boss, MONITOR, word).getBody();
            assertTrue(answer.lines().count() > 1, answer);
            assertFalse(answer.contains("monitor.label"), answer);
        }
        String status = ask(boss, MONITOR, "status").getBody();
        assertTrue(status.contains("Openfire "), status);
        assertTrue(status.contains("Clients logged in: 2"), status);
        assertTrue(ask(boss, MONITOR, "services").getBody().contains(LISTED + ": running"));
        String database = ask(boss, MONITOR, "database").getBody();
        assertTrue(database.contains(" ms"), database);
        assertTrue(ask(boss, MONITOR, "queues").getBody().contains("0 B"));
        String log = ask(boss, MONITOR, "log 5").getBody();
        assertFalse(log.contains("There is no log"), log);
    }

    private void answersWhoMayAsk() throws Exception {
        assertEquals(
                Condition.forbidden,
                ask(juliet, MONITOR, "status").getError().getCondition(),
                "she is no administrator");
        scene.await("the list is in force", () -> ask(juliet, LISTED, "status").getError() == null);
        assertEquals(
                Condition.service_unavailable,
                ask(boss, LISTED, "status").getError().getCondition(),
                "he is not on the list");
    }

    private void speaksGerman() throws Exception {
        boss.send(
                boss.connection()
                        .getStanzaFactory()
                        .buildMessageStanza()
                        .ofType(Message.Type.chat)
                        .to(JidCreate.from(MONITOR))
                        .setLanguage("de")
                        .setBody("Speicher")
                        .build());
        Message answer =
                boss.awaitMessage("an answer", message -> XmppUser.isFrom(message, MONITOR));
        assertTrue(answer.getBody().contains("Belegter Speicher"), answer.getBody());
    }

    private void showsAChart() throws Exception {
        Message answer = ask(boss, MONITOR, "memory chart");
        String xml = answer.toXML().toString();
        Matcher source = Pattern.compile("src=['\"](cid:[^'\"]+)['\"]").matcher(xml);
        assertTrue(source.find(), xml);
        assertTrue(answer.hasExtension("data", "urn:xmpp:bob"), xml);
        BoBData picture =
                BoBManager.getInstanceFor(boss.connection())
                        .requestBoB(JidCreate.from(MONITOR), ContentId.fromSrc(source.group(1)));
        assertEquals("image/png", picture.getType());
        assertTrue(picture.isOfReasonableSize());
        assertEquals(420, ImageIO.read(new ByteArrayInputStream(picture.getContent())).getWidth());
    }

    private void isAskedByCommands() throws Exception {
        Commander commander = new Commander(boss, MONITOR);
        assertEquals(new TreeSet<>(WORDS), commander.nodes());
        for (String word : WORDS) {
            commander.info(word);
            commander.begin(word);
            assertEquals(Status.completed, commander.status(), word);
        }
        commander.begin("memory");
        assertTrue(commander.value("heap").contains("iB"), commander.value("heap"));
        Commander nobody = new Commander(juliet, MONITOR);
        assertEquals(new TreeSet<>(), nobody.nodes());
        assertEquals(
                Condition.forbidden,
                assertThrows(XMPPErrorException.class, () -> nobody.begin("log"))
                        .getStanzaError()
                        .getCondition());
    }

    private void showsTheStateInItsPresence() throws Exception {
        boss.sendPresence(Presence.Type.subscribe, MONITOR);
        boss.awaitPresence(MONITOR, Presence.Type.subscribed);
        Presence shown = boss.awaitPresence(MONITOR, Presence.Type.available);
        assertTrue(shown.getStatus().startsWith("All is well. clients: "), shown.getStatus());
        assertNotNull(CapsExtension.from(shown));

        // Something that cannot start.
        scene.server()
                .writeServices(
                        SERVICES
                                + "[broken.example.org]\ncategory=gateway\ntype=irc\nname=B\n"
                                + "module=nothing.jar\n");
        // Openfire 5 asks for the presence of a new contact, so the one before may come twice.
        Presence trouble = boss.awaitPresence(MONITOR, Presence.Type.available);
        while (!trouble.getStatus().contains("broken.example.org")) {
            trouble = boss.awaitPresence(MONITOR, Presence.Type.available, Limits.LONG);
        }
        assertEquals(Presence.Mode.dnd, trouble.getMode());

        boss.close();
        boss = scene.logIn("boss");
        Presence again = boss.awaitPresence(MONITOR, Presence.Type.available);
        assertTrue(again.getStatus().contains("broken.example.org"), again.getStatus());
    }
}
