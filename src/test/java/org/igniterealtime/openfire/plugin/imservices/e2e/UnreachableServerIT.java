package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.Told;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The network cannot be reached, comes, and breaks off: XEP-0100 version 1.0 sections 4.4.2 and 4.5. The user does nothing, and is told
 * once that it is away and once that it is back.
 */
class UnreachableServerIT {

    private static final Duration WATCH = Duration.ofSeconds(10);

    /** Attempts after 2, 4, 8 s, each spread over its second half, can be four in {@link #WATCH} with the first. */
    private static final int ATTEMPTS = 5;

    /** The longest wait after that is 32 s. */
    private static final Duration RETURN = Limits.LONG;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theUserIsLoggedInWhenTheNetworkComes() throws Exception {
        scene.ngircd().stop();
        Relay relay = scene.with(Relay.to(scene.ngircd().port()));
        scene.start(Scene.ircSection(Scene.IRC, relay.port()));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.registerRefused(
                alice, "alice_irc", "", StanzaError.Condition.remote_server_timeout, "");
        int tried = relay.awaitQuiet(WATCH);
        assertEquals(1, tried, "nobody is registered, and nobody is logged in");
        Told.nothingMore(alice, Scene.IRC);

        scene.ngircd().restart();
        gateway.registerAndWait(alice, "alice_irc");
        IrcClient observer = scene.irc("observer");
        observer.awaitPresence("alice_irc", true);
        alice.send(alice.presence(Presence.Type.unavailable));
        // Else it is she who is cut off, and is told that.
        observer.awaitPresence("alice_irc", false);
        scene.ngircd().stop();
        int before = relay.connections();
        alice.available();
        Told.failure(alice, Scene.IRC, StanzaError.Condition.remote_server_timeout, "");
        assertNoStorm(relay.connectionsAfter(WATCH) - before);
        Told.nothingMore(alice, Scene.IRC);

        scene.ngircd().restart();
        alice.awaitPresence(Scene.IRC, Presence.Type.available, RETURN);
        awaitBack(alice);

        Told.nothingMore(alice, Scene.IRC);

        scene.ngircd().stop();
        alice.awaitPresence(Scene.IRC, Presence.Type.unavailable);
    }

    private static void assertNoStorm(int attempts) {
        assertTrue(attempts >= 1 && attempts <= ATTEMPTS, attempts + " attempts in " + WATCH);
    }

    private static void awaitBack(XmppUser alice) throws Exception {
        assertEquals(
                "The connection is back.",
                alice.awaitMessage("that it is back", m -> XmppUser.isFrom(m, Scene.IRC))
                        .getBody());
    }
}
