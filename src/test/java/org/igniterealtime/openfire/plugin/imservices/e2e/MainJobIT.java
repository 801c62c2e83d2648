package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job: discover the gateway, register, come online on IRC, add a contact, see it come and go, and exchange messages. XEP-0100
 * version 1.0 sections 4.1 (register), 4.4 (log in), 4.6 (add contact), 4.8 (send message), 5.1 and 5.3.
 */
class MainJobIT {

    private static final int MESSAGES = 1000;

    /** libpurple asks the IRC server every 45 s who of the contacts is there. */
    private static final Duration PRESENCE_LIMIT = Limits.LONG;

    private static final Duration MESSAGES_LIMIT = Limits.LONG;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void aliceTalksToSomebodyOnIrc() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");

        // XEP-0030 section 4, XEP-0100 section 4.1.1, steps 1 to 4.
        assertTrue(
                alice.items(scene.server().domain()).getItems().stream()
                        .anyMatch(item -> item.getEntityID().toString().equals(Scene.IRC)),
                "the server lists the gateway");
        DiscoverInfo info = alice.info(Scene.IRC);
        assertTrue(info.hasIdentity("gateway", "irc"));
        assertTrue(info.containsFeature("jabber:iq:register"));
        assertTrue(info.containsFeature("jabber:iq:gateway"));

        gateway.registerAndWait(alice, "alice_irc");
        IrcClient romeo = scene.irc("romeo");
        romeo.awaitPresence("alice_irc", true);

        gateway.addContact(alice, "romeo");
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.available, PRESENCE_LIMIT);
        // What the network says at log-in (the message of the day) is not part of this.
        alice.messages(message -> XmppUser.isFrom(message, Scene.IRC));

        talk(alice, romeo);

        romeo.close();
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.unavailable, PRESENCE_LIMIT);
    }

    private void talk(XmppUser alice, IrcClient romeo) throws Exception {
        List<String> out = new ArrayList<>();
        List<String> in = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            out.add("out " + i + " – ünï©ødé 漢字 🙂 <b>&amp;</b>");
            in.add("in " + i + " – ünï©ødé 漢字 🙂 <b>&amp;</b>");
        }
        for (int i = 0; i < MESSAGES; i++) {
            alice.say(gateway.contact("romeo"), out.get(i));
            romeo.say("alice_irc", in.get(i));
        }
        assertEquals(out, romeo.awaitMessages("alice_irc", MESSAGES, MESSAGES_LIMIT));
        assertEquals(in, alice.awaitMessages(gateway.contact("romeo"), MESSAGES, MESSAGES_LIMIT));

        // IRC has no line breaks in a message: each line becomes one.
        alice.say(gateway.contact("romeo"), "first line\nsecond line\n\nlast line");
        assertEquals(
                List.of("first line", "second line", "", "last line"),
                romeo.awaitMessages("alice_irc", 4, MESSAGES_LIMIT));

        assertEquals(List.of(), romeo.messages("alice_irc"), "nothing came twice");
        assertEquals(List.of(), alice.messages(message -> true), "nothing came twice");
    }
}
