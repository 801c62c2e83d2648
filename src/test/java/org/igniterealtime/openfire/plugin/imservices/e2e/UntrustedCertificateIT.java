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

/** The network's server shows a certificate that no authority has signed: nothing is sent to it. */
class UntrustedCertificateIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theUserIsToldOnceAndLogsInWhereTheServerCanBeTrusted() throws Exception {
        Relay relay = scene.with(Relay.to(scene.with(Ngircd.withTls()).port()));
        scene.start(Scene.ircSection(Scene.IRC, relay.port()).replace("ssl=0", "ssl=1"));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.register(alice, "alice_irc", "");
        Told.failure(alice, Scene.IRC, StanzaError.Condition.not_acceptable, "certificate");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        // The administrator chooses another server.
        scene.server().writeServices(Scene.ircSection(Scene.IRC, scene.ngircd().port()));
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        assertEquals(1, relay.connections());
    }
}
