package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;

/**
 * The server itself asks services what they can do (XEP-0030), for example before it passes on what is for many (XEP-0033) or after it
 * has seen capabilities (XEP-0115). An access list need not let it in: who is let in misses nothing, and nobody hears of it.
 */
class ServerAsksIT {

    private static final String ADDRESSES = "http://jabber.org/protocol/address";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void aListNeedNotLetTheServerItselfIn() throws Exception {
        scene.server()
                .write(
                        "conf/alice.xml",
                        "<list><item type='jid' value='alice@example.org' action='allow' order='1'/>"
                                + "<item action='deny' order='2'/></list>");
        scene.start(Scene.ircSection(Scene.IRC, scene.ngircd().port()) + "access=conf/alice.xml\n");
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        IrcClient mercutio = scene.irc("mercutio");
        gateway.registerAndWait(alice, "alice_irc");
        gateway.addContact(alice, "mercutio");
        alice.awaitPresence(gateway.contact("mercutio"), Presence.Type.available);

        for (int i = 0; i < 20; i++) {
            alice.send(toMany("number " + i));
            assertEquals("number " + i, mercutio.awaitMessage("alice_irc"));
        }

        assertEquals(List.of(), alice.messages(message -> message.getType() == Message.Type.error));
        assertEquals(
                List.of(), alice.presences(presence -> presence.getType() == Presence.Type.error));
        assertEquals(List.of(), bob.messages(message -> true));
        assertEquals(List.of(), bob.presences(presence -> XmppUser.isFrom(presence, Scene.IRC)));
        assertEquals(
                List.of(),
                scene.server()
                        .log()
                        .lines()
                        .filter(line -> line.contains(Scene.IRC))
                        .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                        .toList());
    }

    private Message toMany(String text) throws Exception {
        StandardExtensionElement address =
                StandardExtensionElement.builder("address", ADDRESSES)
                        .addAttribute("type", "to")
                        .addAttribute("jid", gateway.contact("mercutio"))
                        .build();
        return MessageBuilder.buildMessage()
                .ofType(Message.Type.chat)
                .to(JidCreate.from(scene.server().domain()))
                .setBody(text)
                .addExtension(
                        StandardExtensionElement.builder("addresses", ADDRESSES)
                                .addElement(address)
                                .build())
                .build();
    }
}
