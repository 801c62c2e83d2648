package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.commands.AdHocCommand;
import org.jivesoftware.smackx.commands.AdHocCommandNote;
import org.jivesoftware.smackx.commands.RemoteCommand;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What libpurple asks and shows, from the protocol to a Smack client and back: in the chat, and as commands (XEP-0050 version 1.3.0) with
 * forms (XEP-0004 version 2.13.1); addresses by XEP-0066 version 1.5 section 3.
 */
class PromptsIT {

    private static final String DOMAIN = "asks." + OpenfireServer.DOMAIN;

    @RegisterExtension static final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(DOMAIN);
    private static ScriptedPeer peer;

    private static void start() throws Exception {
        if (peer == null) {
            peer =
                    scene.with(
                            ScriptedPeer.install(
                                    scene.server().home().resolve("modules"), "prpl-asks"));
            scene.start(
                    """
                    [%s]
                    category=gateway
                    type=icq
                    name=The Asker
                    module=purple
                    params=prpl-asks
                    """
                            .formatted(DOMAIN));
            scene.awaitService(DOMAIN);
        }
    }

    private ScriptedLink online(XmppUser user, String name) throws Exception {
        ScriptedLink network = loggingIn(user, name);
        network.connected();
        user.awaitPresence(DOMAIN, Presence.Type.available);
        return network;
    }

    private ScriptedLink loggingIn(XmppUser user, String name) throws Exception {
        Thread registration =
                new Thread(
                        () -> {
                            try {
                                gateway.register(user, name, "open sesame");
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        registration.start();
        return peer.awaitLogin("prpl-asks");
    }

    private static String awaitSaid(XmppUser user, String part) throws Exception {
        return user.awaitMessage(
                        "the gateway says " + part,
                        message ->
                                XmppUser.isFrom(message, DOMAIN)
                                        && message.getType() == Message.Type.chat
                                        && message.getBody().contains(part))
                .getBody();
    }

    private static List<DiscoverItems.Item> items(XmppUser user) throws Exception {
        return user.commands().discoverCommands(JidCreate.from(DOMAIN)).getItems();
    }

    /** The one question that is open, as a command. */
    private static RemoteCommand only(XmppUser user) throws Exception {
        List<DiscoverItems.Item> items = items(user);
        assertEquals(1, items.size());
        return user.commands().getRemoteCommand(JidCreate.from(DOMAIN), items.get(0).getNode());
    }

    @Test
    void aLogInInTwoStepsAsksForTheCodeInTheChat() throws Exception {
        start();
        try (XmppUser alice = scene.user("alice-steps")) {
            ScriptedLink network = loggingIn(alice, "alice-steps");
            network.say(
                    "input",
                    "code",
                    "Log-in",
                    "The code",
                    "See your phone.",
                    null,
                    "masked",
                    "OK",
                    "Cancel");
            String question = awaitSaid(alice, "The code");
            assertTrue(question.contains("See your phone."), question);
            alice.say(DOMAIN, "é 123 汉");
            assertEquals("é 123 汉", network.await("answer", "code", "ok").argument(2));
            network.connected();
            alice.awaitPresence(DOMAIN, Presence.Type.available);
            gateway.unregister(alice);
            network.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }

    @Test
    void everyKindIsAnsweredInTheChat() throws Exception {
        start();
        try (XmppUser bob = scene.user("bob-chat")) {
            ScriptedLink network = online(bob, "bob-chat");
            network.say("choice", "c", "T", "Which colour?", null, "1", "OK", "No", "red", "green");
            assertTrue(awaitSaid(bob, "Which colour?").contains("\n1: red\n2: green\n"));
            bob.say(DOMAIN, "2");
            assertEquals("1", network.await("answer", "c", "ok").argument(2));

            network.say("action", "a", "T", "Let in?", null, "-1", "_Accept", "_Reject");
            assertTrue(awaitSaid(bob, "Let in?").contains("\n1: Accept\n2: Reject\n"));
            bob.say(DOMAIN, "accept");
            assertEquals("0", network.await("answer", "a", "button").argument(2));

            network.say("action", "d", "T", "Once more?", null, "0", "_Accept", "_Reject");
            awaitSaid(bob, "Once more?");
            bob.say(DOMAIN, "cancel");
            assertEquals("1", network.await("answer", "d", "button").argument(2));

            network.say(
                    "fields",
                    "f",
                    "T",
                    "Who are you?",
                    null,
                    "OK",
                    "Cancel",
                    "label",
                    "l",
                    "Read this",
                    null,
                    "!string",
                    "name",
                    "Name",
                    "Al",
                    "int",
                    "age",
                    "Age",
                    "41",
                    "bool",
                    "sure",
                    "Sure",
                    "1",
                    "multi",
                    "likes",
                    "Likes",
                    "*tea\ncoffee\nmilk");
            String question = awaitSaid(bob, "Who are you?");
            assertTrue(question.contains("Read this\n1 of 4: Name"), question);
            bob.say(DOMAIN, "Bob");
            awaitSaid(bob, "2 of 4: Age");
            bob.say(DOMAIN, "-");
            awaitSaid(bob, "3 of 4: Sure");
            bob.say(DOMAIN, "no");
            awaitSaid(bob, "4 of 4: Likes");
            bob.say(DOMAIN, "2 3");
            assertEquals(
                    List.of("l=", "name=Bob", "age=41", "sure=false", "likes=coffee\nmilk"),
                    network.await("answer", "f", "ok").arguments().subList(2, 7));

            network.say("input", "w", "T", "Still there?", null, null, "line", "OK", "Cancel");
            awaitSaid(bob, "Still there?");
            network.say("withdraw", "w");
            awaitSaid(bob, "withdrawn");

            network.say("file", "file", "Save as", "holiday.jpg", "save");
            network.await("answer", "file", "cancel");
            assertTrue(awaitSaid(bob, "holiday.jpg").contains("no access to your files"));
            network.sync();
            assertEquals(List.of(), network.taken("answer"));
            gateway.unregister(bob);
            network.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }

    @Test
    void whatIsShownIsToldAndAddressesAreLinks() throws Exception {
        start();
        try (XmppUser dora = scene.user("dora-notices")) {
            ScriptedLink network = online(dora, "dora-notices");
            network.say("notify-message", "info", "Title", "First", "Second");
            assertEquals("Title\nFirst\nSecond", awaitSaid(dora, "First"));
            network.say("notify-formatted", "T", "P", null, "<b>1</b> &lt; 2<br>3");
            awaitSaid(dora, "1 < 2\n3");
            network.say("notify-email", "Lunch", "bob@x.example", "dora", "https://x.example/");
            awaitSaid(dora, "bob@x.example\nLunch\nhttps://x.example/");
            network.say("notify-userinfo", "bob", "City", "Verona");
            awaitSaid(dora, "Verona");
            network.say("notify-uri", "https://x.example/?a=1&b=2");
            String link =
                    dora.awaitMessage(
                                    "an address",
                                    message -> message.toXML().toString().contains("jabber:x:oob"))
                            .toXML()
                            .toString();
            assertTrue(link.contains("<url>https://x.example/?a=1&amp;b=2</url>"), link);
            assertTrue(link.contains(" https://x.example/?a=1&amp;b=2</body>"), link);
            gateway.unregister(dora);
            network.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }

    /** A protocol's data is gone with its connection: an answer after that would end the process. */
    @Test
    void aQuestionEndsWithItsAccount() throws Exception {
        start();
        try (XmppUser erin = scene.user("erin-ends")) {
            ScriptedLink network = online(erin, "erin-ends");
            network.say("input", "i", "T", "Anybody?", null, null, "line", "OK", "Cancel");
            awaitSaid(erin, "Anybody?");
            RemoteCommand command = only(erin);
            command.execute();
            network.say("disconnect", "network-error", "Gone");
            ScriptedLink again = peer.awaitLogin("prpl-asks");
            again.connected();
            erin.say(DOMAIN, "late");
            erin.awaitMessage(
                    "an honest error", message -> message.getType() == Message.Type.error);
            FillableForm form = new FillableForm(command.getForm());
            form.setAnswer("answer", "late");
            command.complete(form);
            assertEquals(AdHocCommandNote.Type.error, command.getNotes().get(0).getType());
            assertEquals(network.process(), again.process(), "the worker has lived on");
            again.sync();
            gateway.unregister(erin);
            again.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }

    @Test
    void questionsAreCommandsWithForms() throws Exception {
        start();
        try (XmppUser carol = scene.user("carol-forms")) {
            ScriptedLink network = online(carol, "carol-forms");
            network.say(
                    "fields",
                    "f",
                    "T",
                    "Who are you?",
                    null,
                    "OK",
                    "Cancel",
                    "string",
                    "name",
                    "Name",
                    "Al",
                    "masked",
                    "secret",
                    "Secret",
                    "old",
                    "list",
                    "best",
                    "Best",
                    "*tea\ncoffee");
            awaitSaid(carol, "Who are you?");
            RemoteCommand command = only(carol);
            assertEquals("T", items(carol).get(0).getName());
            command.execute();
            assertEquals(AdHocCommand.Status.executing, command.getStatus());
            FillableForm form = new FillableForm(command.getForm());
            assertEquals(FormField.Type.text_private, form.getField("secret").getType());
            form.setAnswer("secret", "new");
            form.setAnswer("best", "1");
            command.complete(form);
            assertTrue(command.isCompleted());
            assertEquals(
                    List.of("name=Al", "secret=new", "best=coffee"),
                    network.await("answer", "f", "ok").arguments().subList(2, 5));
            awaitSaid(carol, "answered in the form");
            assertEquals(List.of(), items(carol));

            network.say("input", "i", "T", "First?", null, null, "line", "OK", "Cancel");
            awaitSaid(carol, "First?");
            RemoteCommand late = only(carol);
            late.execute();
            carol.say(DOMAIN, "in the chat");
            assertEquals("in the chat", network.await("answer", "i", "ok").argument(2));
            FillableForm second = new FillableForm(late.getForm());
            second.setAnswer("answer", "in the form");
            late.complete(second);
            assertEquals(AdHocCommandNote.Type.error, late.getNotes().get(0).getType());

            network.say("input", "j", "T", "Second?", null, null, "lines", "OK", "Cancel");
            awaitSaid(carol, "Second?");
            RemoteCommand canceled = only(carol);
            canceled.execute();
            canceled.cancel();
            network.await("answer", "j", "cancel");
            network.sync();
            assertEquals(List.of(), network.taken("answer"));
            gateway.unregister(carol);
            network.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }
}
