package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services have domains under the server's and outside it; what belongs to somebody else is refused with the reason. */
class DomainsIT {

    private static final String OUTSIDE = "irc.example.net";

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void domainsInsideAndOutsideWorkAndOthersAreRefused() throws Exception {
        int port = scene.ngircd().port();
        scene.start(
                Scene.ircSection(Scene.IRC, port)
                        + Scene.ircSection(OUTSIDE, port)
                        + Scene.ircSection("example.org", port)
                        + Scene.ircSection("conference.example.org", port));
        scene.awaitLog(
                "The service example.org does not work: example.org is the domain of this server");
        scene.awaitLog("The service conference.example.org does not work");
        scene.awaitLog("The service " + OUTSIDE + " runs");
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");
        IrcClient romeo = scene.irc("romeo");
        talk(new Gateway(Scene.IRC), alice, romeo, "inside");
        talk(new Gateway(OUTSIDE), alice, romeo, "outside");

        // The server's own services are as they were.
        assertTrue(alice.info("conference.example.org").hasIdentity("conference", "text"));

        // A domain that another component holds.
        scene.server().probe().addComponent("held");
        scene.server()
                .writeServices(
                        Scene.ircSection(Scene.IRC, port)
                                + Scene.ircSection(OUTSIDE, port)
                                + Scene.ircSection("held.example.org", port));
        scene.awaitLog("The service held.example.org does not work");
    }

    private static void talk(Gateway gateway, XmppUser alice, IrcClient romeo, String nick)
            throws Exception {
        assertTrue(alice.info(gateway.domain()).hasIdentity("gateway", "irc"));
        gateway.registerAndWait(alice, nick);
        alice.say(gateway.contact("romeo"), "to romeo");
        assertEquals("to romeo", romeo.awaitMessage(nick));
        romeo.say(nick, "from romeo");
        alice.awaitMessage(
                "romeo's answer",
                message ->
                        XmppUser.isFrom(message, gateway.contact("romeo"))
                                && "from romeo".equals(message.getBody()));
    }
}
