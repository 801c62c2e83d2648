package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Certificate;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.Told;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * IRC over TLS, with servers that the administrator trusts: by their authority, or by their own certificate under their own name.
 * The same certificate under another name is refused.
 */
class TrustedCertificateIT {

    private static final String SIGNED = "signed.example.org";
    private static final String PINNED = "pinned.example.org";
    private static final String OTHER = "other.example.org";

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void whomTheAdministratorTrustsIsTalkedToAndNobodyElse() throws Exception {
        Certificate.Signed company = Certificate.signed("Company", "irc.company.example");
        Certificate own = Certificate.selfSigned("localhost");
        Ngircd signed = scene.with(Ngircd.withTls(company.host()));
        Ngircd pinned = scene.with(Ngircd.withTls(own));
        Relay relay = scene.with(Relay.to(pinned.port()));
        scene.server().write("modules/certificates/company.pem", company.authority().certificate());
        scene.server().write("modules/certificates/hosts/localhost.pem", own.certificate());
        scene.start(
                section(SIGNED, "127.0.0.1", signed.port())
                        + section(PINNED, "localhost", pinned.port())
                        + section(OTHER, "127.0.0.1", relay.port()));
        XmppUser alice = scene.user("alice");

        talks(alice, SIGNED, signed);
        talks(alice, PINNED, pinned);

        scene.awaitService(OTHER);
        new Gateway(OTHER)
                .registerRefused(
                        alice,
                        "alice_irc",
                        "",
                        StanzaError.Condition.not_acceptable,
                        "self-signed");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, OTHER);
    }

    private static String section(String domain, String server, int port) {
        return Scene.ircSection(domain, port)
                .replace("ssl=0", "ssl=1")
                .replace("server=127.0.0.1", "server=" + server);
    }

    private void talks(XmppUser alice, String domain, Ngircd server) throws Exception {
        scene.awaitService(domain);
        Gateway gateway = new Gateway(domain);
        IrcClient romeo = scene.irc(server, "romeo");
        gateway.register(alice, "alice_irc", "");
        alice.awaitPresence(domain, Presence.Type.available);
        romeo.awaitPresence("alice_irc", true);
        alice.say(gateway.contact("romeo"), "through TLS");
        assertEquals("through TLS", romeo.awaitMessage("alice_irc"));
        romeo.say("alice_irc", "and back");
        assertEquals(
                "and back",
                alice.awaitMessage(
                                "an answer",
                                message -> XmppUser.isFrom(message, gateway.contact("romeo")))
                        .getBody());
    }
}
