package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.ProsodyServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.receipts.DeliveryReceipt;
import org.jivesoftware.smackx.receipts.DeliveryReceiptRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A gateway to another XMPP server, a real Prosody, over libpurple: XEP-0100 sections 4.1 to 4.8, 5.1 and 5.3; presence by RFC 6121
 * section 4.7; XEP-0085, XEP-0184, XEP-0203.
 */
class XmppGatewayIT {

    private static final String XMPP = "xmpp." + OpenfireServer.DOMAIN;
    private static final String FAR = "far.example";
    private static final String ALICE_THERE = "alice@" + FAR;
    private static final String BOB = "bob\\40" + FAR;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(XMPP);
    private ProsodyServer prosody;
    private XmppUser alice;
    private XmppUser bob;

    @BeforeEach
    void start() throws Exception {
        prosody = scene.with(ProsodyServer.alone(FAR));
        prosody.addUser("alice");
        scene.start(
                """
                [%s]
                category=gateway
                type=xmpp
                name=XMPP
                browse=public
                ns=jabber:iq:register;jabber:iq:gateway
                module=purple
                params=prpl-jabber;domain=%s;connect_server=127.0.0.1;port=%d;connection_security=opportunistic_tls
                """
                        .formatted(XMPP, FAR, prosody.clientPort()));
        scene.awaitService(XMPP);
        alice = scene.user("alice");
        bob = scene.with(prosody.user("bob"));
        gateway.register(alice, "alice", Scene.PASSWORD);
        alice.awaitPresence(XMPP, Presence.Type.available);
    }

    private String bobHere() {
        return gateway.contact(BOB);
    }

    @Test
    void aliceTalksToSomebodyOnAnotherServer() throws Exception {
        befriend();
        seeEachOther();
        talk();
        type();
        confirm();
        writeWhileAliceIsAway();
    }

    /** Subscriptions both ways: XEP-0100 sections 4.6 and 5.1. */
    private void befriend() throws Exception {
        gateway.addContact(alice, BOB);
        bob.awaitPresence(ALICE_THERE, Presence.Type.subscribe);
        bob.sendPresence(Presence.Type.subscribed, ALICE_THERE);
        alice.awaitPresence(bobHere(), Presence.Type.available);
        bob.sendPresence(Presence.Type.subscribe, ALICE_THERE);
        bob.awaitPresence(ALICE_THERE, Presence.Type.subscribed);
        bob.awaitPresence(ALICE_THERE, Presence.Type.available);
    }

    /** RFC 6121 section 4.7.2: every state, and its text. */
    private void seeEachOther() throws Exception {
        for (Presence.Mode mode :
                List.of(
                        Presence.Mode.away,
                        Presence.Mode.xa,
                        Presence.Mode.dnd,
                        Presence.Mode.chat,
                        Presence.Mode.available)) {
            String text = mode + " <i>& co";
            bob.show(mode, text);
            alice.awaitPresence(
                    bobHere(),
                    presence -> presence.getMode() == mode && text.equals(presence.getStatus()));
            alice.show(mode, text);
            bob.awaitPresence(
                    ALICE_THERE,
                    presence -> presence.getMode() == mode && text.equals(presence.getStatus()));
        }
    }

    private void talk() throws Exception {
        ChatStateExtension active = new ChatStateExtension(ChatState.active);
        alice.chat(bobHere(), "hello <b>&amp; 汉", active);
        assertEquals("hello <b>&amp; 汉", bob.awaitMessage("hello", this::hasBody).getBody());
        bob.chat(ALICE_THERE, "hello yourself", active);
        Message answer = alice.awaitMessage("the answer", this::hasBody);
        assertEquals("hello yourself", answer.getBody());
        assertTrue(XmppUser.isFrom(answer, bobHere()), answer.toString());
        assertFalse(answer.hasExtension(DelayInformation.NAMESPACE), answer.toString());
        // XEP-0085 section 5.1: she wants to know who types.
        assertTrue(answer.hasExtension(ChatStateExtension.NAMESPACE), answer.toString());
    }

    /** XEP-0085. */
    private void type() throws Exception {
        alice.sendExtension(bobHere(), new ChatStateExtension(ChatState.composing));
        bob.awaitMessage("alice types", message -> state(message) == ChatState.composing);
        alice.sendExtension(bobHere(), new ChatStateExtension(ChatState.paused));
        bob.awaitMessage("alice pauses", message -> state(message) == ChatState.paused);
        bob.sendExtension(ALICE_THERE, new ChatStateExtension(ChatState.composing));
        alice.awaitMessage("bob types", message -> state(message) == ChatState.composing);
        bob.sendExtension(ALICE_THERE, new ChatStateExtension(ChatState.gone));
        alice.awaitMessage("bob has ceased", message -> state(message) == ChatState.active);
    }

    /** XEP-0184: a receipt when the network's server has the message, an error when there is nobody. */
    private void confirm() throws Exception {
        Message message = alice.chat(bobHere(), "got it?", new DeliveryReceiptRequest());
        bob.awaitMessage("the message", this::hasBody);
        Message receipt =
                alice.awaitMessage(
                        "a receipt", answer -> answer.hasExtension(DeliveryReceipt.NAMESPACE));
        assertEquals(message.getStanzaId(), DeliveryReceipt.from(receipt).getId());
        String nobody = gateway.contact("nobody\\40" + FAR);
        alice.chat(nobody, "anybody there?", new DeliveryReceiptRequest());
        Message error =
                alice.awaitMessage("an error", answer -> answer.getType() == Message.Type.error);
        assertTrue(XmppUser.isFrom(error, nobody), error.toString());
        assertEquals(
                List.of(),
                alice.messages(answer -> answer.hasExtension(DeliveryReceipt.NAMESPACE)));
    }

    /** XEP-0203: kept by the other server, and stamped with the time when it was sent. */
    private void writeWhileAliceIsAway() throws Exception {
        // Not one of before: what is written while she is on her way out is kept by nobody.
        bob.presences(presence -> XmppUser.isFrom(presence, ALICE_THERE));
        alice.send(alice.presence(Presence.Type.unavailable));
        bob.awaitPresence(ALICE_THERE, Presence.Type.unavailable);
        long before = System.currentTimeMillis();
        bob.say(ALICE_THERE, "while you were out");
        bob.available();
        // What is not older than ten seconds bears no stamp.
        scene.await("it is late", () -> System.currentTimeMillis() - before > 12_000);
        alice.available();
        Message late = alice.awaitMessage("what was kept", this::hasBody);
        assertEquals("while you were out", late.getBody());
        DelayInformation delay = DelayInformation.from(late);
        long off = delay.getStamp().getTime() - before;
        assertTrue(Math.abs(off) < 10_000, "the stamp is " + off + " ms off");
    }

    private boolean hasBody(Message message) {
        return message.getBody() != null
                && message.getType() != Message.Type.error
                && !XmppUser.isFrom(message, XMPP);
    }

    private static ChatState state(Message message) {
        return message.getBody() == null
                        && message.getExtension(ChatStateExtension.NAMESPACE)
                                instanceof ChatStateExtension extension
                ? extension.getChatState()
                : null;
    }
}
