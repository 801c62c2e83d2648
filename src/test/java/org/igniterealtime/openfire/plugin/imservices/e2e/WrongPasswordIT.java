package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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

/** The network does not take the password: XEP-0100 version 1.0 sections 4.1.1 and 4.4.2. */
class WrongPasswordIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void nobodyIsRegisteredWithAWrongOneAndWhoseIsWrongLaterIsToldOnce() throws Exception {
        Relay relay = scene.with(Relay.to(scene.with(Ngircd.withPassword("sesame")).port()));
        Relay later = scene.with(Relay.to(scene.with(Ngircd.withPassword("barley")).port()));
        scene.start(Scene.ircSection(Scene.IRC, relay.port()));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.registerRefused(
                alice, "alice_irc", "open", StanzaError.Condition.not_authorized, "password");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);
        assertNull(gateway.form(alice).element("registered"));

        gateway.register(alice, "alice_irc", "sesame");
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        assertEquals(2, relay.connections());

        // The network wants another one from now on.
        scene.server().writeServices(Scene.ircSection(Scene.IRC, later.port()));
        Told.failure(alice, Scene.IRC, StanzaError.Condition.not_authorized, "password");
        assertEquals(1, later.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        gateway.register(alice, "alice_irc", "barley");
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        assertEquals(2, later.connections());
    }
}
