package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.Told;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network does not take the password: XEP-0100 version 1.0 section 4.4.2. */
class WrongPasswordIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theUserIsToldOnceAndLogsInWithTheRightOne() throws Exception {
        Relay relay = scene.with(Relay.to(scene.with(Ngircd.withPassword("sesame")).port()));
        scene.start(Scene.ircSection(Scene.IRC, relay.port()));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.register(alice, "alice_irc", "open");
        Told.failure(alice, Scene.IRC, StanzaError.Condition.not_authorized, "password");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        gateway.register(alice, "alice_irc", "sesame");
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        assertEquals(2, relay.connections());
    }
}
