package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The network does not let the user in: the network's own reason comes once as a message and as a presence error (XEP-0100 section
 * 4.4.2), and there is no storm of attempts.
 */
class FailuresIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void wrongPassword() throws Exception {
        Ngircd closed = scene.with(Ngircd.withPassword("right"));
        XmppUser alice = aliceAt(Scene.ircSection(Scene.IRC, closed.port()));
        gateway.register(alice, "alice_irc", "wrong");
        assertToldOnce(alice);

        // With the right one she gets in.
        gateway.register(alice, "alice_irc", "right");
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
    }

    @Test
    void unreachableServer() throws Exception {
        try (ServerSocket hangUp = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            XmppUser alice = aliceAt(Scene.ircSection(Scene.IRC, hangUp.getLocalPort()));
            gateway.register(alice, "alice_irc", "");
            acceptAndHangUp(hangUp);
            long first = System.nanoTime();
            assertToldOnce(alice);
            acceptAndHangUp(hangUp);
            acceptAndHangUp(hangUp);
            Duration between = Duration.ofNanos(System.nanoTime() - first);
            assertTrue(
                    between.toMillis() > 2500,
                    "two further attempts after " + between + " are a storm");
            assertEquals(0, alice.countMessages(FailuresIT::isFromGateway), "told once");
        }
    }

    @Test
    void nickInUse() throws Exception {
        IrcClient holder = scene.irc("taken");
        XmppUser alice = aliceAt(Scene.ircSection(Scene.IRC, scene.ngircd().port()));
        gateway.register(alice, holder.nick(), "");
        assertToldOnce(alice);
    }

    @Test
    void untrustedCertificate() throws Exception {
        Ngircd tls = scene.with(Ngircd.withTls());
        XmppUser alice = aliceAt(Scene.ircSection(Scene.IRC, tls.port()).replace("ssl=0", "ssl=1"));
        gateway.register(alice, "alice_irc", "");
        assertToldOnce(alice);
    }

    private XmppUser aliceAt(String services) throws Exception {
        scene.start(services);
        scene.awaitService(Scene.IRC);
        return scene.user("alice");
    }

    private static void assertToldOnce(XmppUser alice) throws Exception {
        Presence error = alice.awaitPresence(Scene.IRC, Presence.Type.error);
        assertFalse(error.getError().getDescriptiveText().isBlank());
        Message message = alice.awaitMessage("the reason", FailuresIT::isFromGateway);
        assertTrue(
                message.getBody().contains(error.getError().getDescriptiveText()),
                message.getBody() + " has the reason " + error.getError().getDescriptiveText());
    }

    private static boolean isFromGateway(Message message) {
        return XmppUser.isFrom(message, Scene.IRC);
    }

    private static void acceptAndHangUp(ServerSocket server) throws IOException {
        server.setSoTimeout(30_000);
        server.accept().close();
    }
}
