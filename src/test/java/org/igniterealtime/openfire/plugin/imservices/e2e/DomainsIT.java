package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gateways under the server's domain and outside of it do the whole job, whether or not the server talks to other servers: XEP-0100
 * version 1.0 sections 4.1, 4.4 to 4.6, 4.8 and 5.3.
 */
class DomainsIT {

    private static final String OUTSIDE = "irc.example.net";
    private static final Duration PRESENCE_LIMIT = Limits.LONG;

    @RegisterExtension final Scene scene = new Scene();

    @ParameterizedTest(name = "server to server {0}")
    @ValueSource(booleans = {false, true})
    void gatewaysInsideAndOutsideDoTheWholeJob(boolean serverToServer) throws Exception {
        scene.start(
                Scene.ircSection(Scene.IRC, scene.ngircd().port())
                        + Scene.ircSection(OUTSIDE, scene.ngircd().port()));
        if (serverToServer) {
            scene.server()
                    .probe()
                    .setProperty("xmpp.server.socket.port", Integer.toString(Ports.free()));
            scene.server().probe().setProperty("xmpp.server.socket.active", "true");
            scene.server().restart();
        }
        scene.awaitService(Scene.IRC);
        scene.awaitService(OUTSIDE);
        IrcClient romeo = scene.irc("romeo");
        scene.addUser("alice");
        for (String domain : List.of(Scene.IRC, OUTSIDE)) {
            wholeJob(domain, romeo);
        }
        assertFalse(
                scene.server().log().contains("Error trying to connect to remote server"),
                "nobody is looked for elsewhere");
    }

    private void wholeJob(String domain, IrcClient romeo) throws Exception {
        Gateway gateway = new Gateway(domain);
        String nick = "alice_" + domain.substring(domain.lastIndexOf('.') + 1);
        XmppUser alice = scene.logIn("alice");
        assertTrue(alice.info(domain).hasIdentity("gateway", "irc"));
        gateway.registerAndWait(alice, nick);
        romeo.awaitPresence(nick, true);
        gateway.addContact(alice, "romeo");
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.available, PRESENCE_LIMIT);
        talk(alice, gateway, romeo, nick);

        alice.close();
        romeo.awaitPresence(nick, false);
        XmppUser again = scene.logIn("alice");
        again.awaitPresence(domain, Presence.Type.available);
        romeo.awaitPresence(nick, true);
        again.awaitPresence(gateway.contact("romeo"), Presence.Type.available, PRESENCE_LIMIT);
        talk(again, gateway, romeo, nick);
        gateway.unregister(again);
        romeo.awaitPresence(nick, false);
        again.close();
    }

    private static void talk(XmppUser alice, Gateway gateway, IrcClient romeo, String nick)
            throws Exception {
        alice.say(gateway.contact("romeo"), "to " + gateway.domain());
        assertEquals("to " + gateway.domain(), romeo.awaitMessage(nick));
        romeo.say(nick, "from " + gateway.domain());
        assertEquals(
                List.of("from " + gateway.domain()),
                alice.awaitMessages(gateway.contact("romeo"), 1, Limits.ANSWER));
    }
}
