package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.receipts.DeliveryReceiptRequest;
import org.jivesoftware.smackx.xhtmlim.packet.XHTMLExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Conversations on a network that tells all that libpurple can tell, a scripted stand-in: XEP-0071, XEP-0085, XEP-0184, XEP-0203,
 * XEP-0280.
 */
class ScriptedTalkIT {

    private static final String AIM = "aim." + OpenfireServer.DOMAIN;
    private static final String CARBONS = "urn:xmpp:carbons:2";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(AIM);
    private final String bob = gateway.contact("bob");
    private XmppUser alice;
    private ScriptedLink network;

    @Test
    void aliceTalksOnTheNetwork() throws Exception {
        ScriptedPeer peer =
                scene.with(
                        ScriptedPeer.install(scene.server().home().resolve("modules"), "prpl-aim"));
        scene.start("[" + AIM + "]\ncategory=gateway\ntype=aim\nmodule=purple\nparams=prpl-aim\n");
        scene.awaitService(AIM);
        alice = scene.user("alice");
        network = register(peer);
        alice.awaitPresence(AIM, Presence.Type.available);

        looks();
        typing();
        late();
        strangers();
        longTexts();
        fromElsewhere();
        assertEquals(List.of(), peer.complaints());
    }

    private ScriptedLink register(ScriptedPeer peer) throws Exception {
        FutureTask<Void> registration =
                new FutureTask<>(
                        () -> {
                            gateway.register(alice, "alice", "secret");
                            return null;
                        });
        new Thread(registration, "registration").start();
        ScriptedLink link = peer.awaitLogin("prpl-aim");
        link.connected();
        registration.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
        return link;
    }

    /** XEP-0071: by the profile beside the plain text; libpurple's tags the other way. */
    private void looks() throws Exception {
        network.say(
                "message",
                "bob",
                "<HTML><FONT color=red>a <b>b</b></FONT> <a href='javascript:x()'>c</a></HTML>");
        Message message = heard();
        assertEquals("a b c (javascript:x())", message.getBody());
        String xhtml = XHTMLExtension.from(message).getBodies().get(0).toString();
        assertTrue(xhtml.contains("<span style='color: red'>a <strong>b</strong></span>"), xhtml);
        assertFalse(xhtml.contains("script"), xhtml);

        XHTMLExtension looks = new XHTMLExtension();
        looks.addBody(
                "<body xmlns='http://www.w3.org/1999/xhtml'><p>so <em>much</em> &lt;3</p></body>");
        alice.chat(bob, "so much <3", looks);
        assertEquals("so <i>much</i> &lt;3", network.await("im", "bob").argument(1));
        // A text without looks is no HTML.
        alice.say(bob, "<b>\nno");
        assertEquals("&lt;b&gt;<br>no", network.await("im", "bob").argument(1));
    }

    /** XEP-0085, sections 3 and 5.1; what the protocol wants to hear again it hears again. */
    private void typing() throws Exception {
        network.say("answer-typing", "1");
        alice.sendExtension(bob, new ChatStateExtension(ChatState.composing));
        for (int i = 0; i < 3; i++) {
            assertEquals("typing", network.await("typing", "bob").argument(1));
        }
        alice.chat(bob, "there", new ChatStateExtension(ChatState.active));
        network.await("im", "bob");
        network.taken("typing");
        network.say("answer-typing", "0");
        alice.sendExtension(bob, new ChatStateExtension(ChatState.composing));
        assertEquals("typing", network.await("typing", "bob").argument(1));
        alice.sendExtension(bob, new ChatStateExtension(ChatState.paused));
        assertEquals("typed", network.await("typing", "bob").argument(1));
        alice.sendExtension(bob, new ChatStateExtension(ChatState.gone));
        assertEquals("stopped", network.await("typing", "bob").argument(1));

        network.say("typing", "bob", "typing");
        awaitState(ChatState.composing);
        network.say("typing", "bob", "typed");
        awaitState(ChatState.paused);
        network.say("typing", "bob", "stopped");
        awaitState(ChatState.active);
    }

    private void awaitState(ChatState state) throws Exception {
        alice.awaitMessage(
                "the state " + state,
                message ->
                        message.getBody() == null
                                && XmppUser.isFrom(message, bob)
                                && message.getExtension(ChatStateExtension.NAMESPACE)
                                        instanceof ChatStateExtension extension
                                && extension.getChatState() == state);
    }

    /** XEP-0203, whether or not the protocol marks what is late. */
    private void late() throws Exception {
        for (String flags : new String[] {"delayed", null}) {
            network.say("message", "bob", "old", flags, "1000000000");
            Message message = heard();
            assertEquals("old", message.getBody());
            assertEquals(1_000_000_000_000L, DelayInformation.from(message).getStamp().getTime());
        }
        network.say("message", "bob", "new");
        assertFalse(heard().hasExtension(DelayInformation.NAMESPACE));
    }

    /** Who is on nobody's list can be talked to as well. */
    private void strangers() throws Exception {
        network.say("message", "Some Body", "hello there");
        String stranger = gateway.contact("somebody");
        Message message = alice.awaitMessage("hello", said -> said.getBody() != null);
        assertTrue(XmppUser.isFrom(message, stranger), message.toString());
        alice.say(stranger, "who are you?");
        assertEquals("who are you?", network.await("im", "somebody").argument(1));
    }

    /** What the network finds too long comes in parts, whole and in order, and is one message to her. */
    private void longTexts() throws Exception {
        network.say("longest-message", "100");
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1_000; i++) {
            text.append("word ").append(i).append(i % 9 == 0 ? "\n" : " ");
        }
        alice.say(bob, text.toString());
        String expected = text.toString().replaceAll("\\s", "");
        StringBuilder got = new StringBuilder();
        while (got.length() < expected.length()) {
            String part = network.await("im", "bob").argument(1);
            assertTrue(part.length() <= 100, part);
            got.append(part.replace("<br>", "").replaceAll("\\s", ""));
        }
        assertEquals(expected, got.toString());
        network.say("longest-message", "0");
    }

    /** XEP-0280 section 8: only what was not sent from here, and only to who asks for it. */
    private void fromElsewhere() throws Exception {
        network.say("sent", "bob", "before she asks");
        network.say("message", "bob", "a mark");
        assertEquals("a mark", heard().getBody());
        assertEquals(List.of(), alice.messages(message -> message.hasExtension(CARBONS)));
        alice.ask(carbons());
        network.say("sent", "bob", "from my <b>phone</b>");
        assertEquals("from my phone", carbon("from my "));
        network.say("sent-as-received", "bob", "from my tablet");
        assertEquals("from my tablet", carbon("from my "));

        // The network says nothing of whom it has reached: no receipt (XEP-0184).
        network.say("answer-messages", "0");
        alice.chat(bob, "from here", new DeliveryReceiptRequest());
        network.await("im", "bob");
        network.say("write", "bob", "alice", "from here", "send");
        network.say("sent", "bob", "the end");
        assertEquals("the end", carbon(""));
        assertEquals(List.of(), alice.messages(message -> XmppUser.isFrom(message, bob)));
    }

    private static IQ carbons() {
        IQ enable = new SimpleIQ("enable", CARBONS) {};
        enable.setType(IQ.Type.set);
        return enable;
    }

    /** The body of the next carbon. */
    private String carbon(String text) throws Exception {
        Message message =
                alice.awaitMessage(
                        "a carbon",
                        carbon ->
                                carbon.hasExtension(CARBONS)
                                        && carbon.toXML().toString().contains(text));
        assertEquals("alice@" + OpenfireServer.DOMAIN, message.getFrom().toString());
        String xml = message.toXML().toString();
        assertTrue(xml.contains("to='" + bob + "'"), xml);
        assertTrue(xml.contains("<sent"), xml);
        return xml.replaceAll("(?s).*?<body[^>]*>([^<]*)</body>.*", "$1");
    }

    private Message heard() throws Exception {
        return alice.awaitMessage(
                "a message from bob",
                message -> message.getBody() != null && XmppUser.isFrom(message, bob));
    }
}
