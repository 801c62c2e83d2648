package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.Told;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
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
        String untrusted = Scene.ircSection(Scene.IRC, relay.port()).replace("ssl=0", "ssl=1");
        scene.start(untrusted);
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.registerRefused(
                alice, "alice_irc", "", StanzaError.Condition.not_acceptable, "certificate");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        // The administrator chooses another server.
        scene.server().writeServices(Scene.ircSection(Scene.IRC, scene.ngircd().port()));
        Await.until("the new server takes her", Limits.LONG, () -> takes(alice));
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        int before = relay.awaitQuiet(Duration.ofSeconds(2));

        // And the first one again.
        scene.server().writeServices(untrusted);
        Told.failure(alice, Scene.IRC, StanzaError.Condition.not_acceptable, "certificate");
        assertEquals(before + 1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);
    }

    /** Refused as long as the service has not gone over to the other server. */
    private boolean takes(XmppUser alice) throws Exception {
        try {
            gateway.register(alice, "alice_irc", "");
            return true;
        } catch (XMPPErrorException e) {
            return false;
        }
    }
}
