package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Commander;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smackx.commands.AdHocCommand.Status;
import org.jivesoftware.smackx.pubsub.Item;
import org.jivesoftware.smackx.pubsub.LeafNode;
import org.jivesoftware.smackx.pubsub.PubSubManager;
import org.jivesoftware.smackx.pubsub.listener.ItemEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What happens on the server is told: in messages, and as nodes that Smack's manager follows (XEP-0060 1.26). The log-ins, the servers that
 * are not there, the service that fails and the limit that is passed are real.
 */
class EventsIT {

    private static final String EVENTS = "events." + OpenfireServer.DOMAIN;
    private static final String BOTH = "both." + OpenfireServer.DOMAIN;
    private static final String SERVICES =
            """
            [%s]
            category=service
            type=events
            name=Events
            browse=public
            module=monitor
            params=sessions=1
            [%s]
            category=service
            type=service
            name=Monitor and events
            browse=public
            module=monitor
            """
                    .formatted(EVENTS, BOTH);

    @RegisterExtension final Scene scene = new Scene();

    private XmppUser boss;
    private final BlockingQueue<Item> published = new LinkedBlockingQueue<>();

    @Test
    void tellsWhatHappens() throws Exception {
        // With another server Openfire talks to servers at all; there is none but that one.
        scene.otherServer("far.example");
        scene.start(SERVICES);
        scene.awaitService(EVENTS);
        scene.awaitService(BOTH);
        scene.server().probe().setProperty("admin.authorizedJIDs", "boss@example.org");
        boss = scene.user("boss");
        scene.addUser("juliet");

        String now = ask(EVENTS, "subscribe login online services s2s sessions");
        assertTrue(now.contains("You are told of: online, login, services, s2s, sessions"), now);
        programFollows();
        tellsOfAFailedLogIn("juliet");
        assertFollowed();
        tellsWhoComesAndGoes();
        tellsOfAServiceThatFails();
        tellsOfAServerThatIsNotThere();
        isSubscribedToByAForm();
        remembersAfterARestart();
    }

    private String ask(String service, String text) throws Exception {
        boss.say(service, text);
        return told(service, "told of").getBody();
    }

    private Message told(String service, String part) throws InterruptedException {
        return boss.awaitMessage(
                part,
                message ->
                        XmppUser.isFrom(message, service)
                                && message.getBody() != null
                                && message.getBody().contains(part));
    }

    private void failToLogIn(String name) {
        assertThrows(
                SASLErrorException.class,
                () -> XmppUser.logInSilently(scene.server(), name, "wrong", "x"));
    }

    private void tellsOfAFailedLogIn(String name) throws Exception {
        failToLogIn(name);
        String told = told(EVENTS, "Log-in of " + name).getBody();
        assertTrue(told.contains("from 127.0.0.1 failed"), told);
    }

    private void programFollows() throws Exception {
        PubSubManager manager =
                PubSubManager.getInstanceFor(boss.connection(), JidCreate.bareFrom(BOTH));
        LeafNode node = manager.getLeafNode("login");
        ItemEventListener<Item> listener = items -> published.addAll(items.getItems());
        node.addItemEventListener(listener);
        node.subscribe(boss.jid());
        assertEquals(1, manager.getSubscriptions().size());
        assertEquals(9, manager.discoverNodes(null).getItems().size());
        assertEquals(
                Condition.feature_not_implemented,
                assertThrows(XMPPErrorException.class, () -> manager.createNode("mine"))
                        .getStanzaError()
                        .getCondition());
        assertEquals(
                Condition.feature_not_implemented,
                assertThrows(XMPPErrorException.class, node::publish)
                        .getStanzaError()
                        .getCondition());
    }

    private void assertFollowed() throws Exception {
        Item item = published.poll(30, TimeUnit.SECONDS);
        assertTrue(item != null, "an item is published");
        String xml = item.toXML().toString();
        assertTrue(xml.contains("juliet") && xml.contains("127.0.0.1"), xml);
        LeafNode node =
                PubSubManager.getInstanceFor(boss.connection(), JidCreate.bareFrom(BOTH))
                        .getLeafNode("login");
        assertEquals(item.getId(), node.<Item>getItems(1).get(0).getId());
        node.unsubscribe(boss.jid().toString());
    }

    private void tellsWhoComesAndGoes() throws Exception {
        XmppUser juliet = scene.logIn("juliet");
        told(EVENTS, "juliet@example.org is online");
        // Two clients are more than one; it is measured twice, 15 s apart.
        Message many =
                boss.awaitMessage(
                        "the limit is told",
                        message ->
                                message.getBody() != null
                                        && message.getBody()
                                                .contains("Clients logged in: 2 (limit: 1)"));
        assertEquals(Message.Type.chat, many.getType());
        juliet.close();
        told(EVENTS, "juliet@example.org is offline");
    }

    private void tellsOfAServiceThatFails() throws Exception {
        scene.server()
                .writeServices(
                        SERVICES
                                + "[broken.example.org]\ncategory=gateway\ntype=irc\nname=B\n"
                                + "module=nothing.jar\n");
        String told = told(EVENTS, "Service broken.example.org: failed").getBody();
        assertTrue(told.contains("nothing.jar"), told);
    }

    private void tellsOfAServerThatIsNotThere() throws Exception {
        boss.say("romeo@gone.example", "Are you there?");
        told(EVENTS, "The server gone.example cannot be reached");
    }

    private void isSubscribedToByAForm() throws Exception {
        Commander commander = new Commander(boss, EVENTS);
        assertTrue(commander.nodes().contains("events"), commander.nodes().toString());
        commander.info("events");
        commander.begin("events");
        commander.complete(Map.of("kinds", "login"));
        assertEquals(Status.completed, commander.status());
        String kinds = ask(EVENTS, "events");
        assertTrue(kinds.contains("✓ login"), kinds);
        assertFalse(kinds.contains("✓ online"), kinds);
    }

    private void remembersAfterARestart() throws Exception {
        boss.close();
        scene.server().restart();
        scene.awaitService(EVENTS);
        failToLogIn("juliet");
        // Who comes while the server is about to keep something for him gets it only the next time.
        scene.await(
                "the server keeps it for him",
                () ->
                        !scene.server()
                                .probe()
                                .query(
                                        "SELECT stanza FROM ofOffline WHERE username='boss' AND"
                                                + " stanza LIKE '%Log-in of juliet%'")
                                .isEmpty());
        boss = scene.logIn("boss");
        told(EVENTS, "Log-in of juliet");
    }
}
