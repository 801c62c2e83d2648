package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.NickServ;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** IRC with NickServ, as Anope has it: the registered password is NickServ's, and no server's. */
class NickServIT {

    private static final String PASSWORD = "sesame-4711";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theNicknameIsIdentifiedWithTheRegisteredPassword() throws Exception {
        NickServ services = scene.with(NickServ.start());
        services.own("juliet", PASSWORD);
        scene.start(
                Scene.ircSection(Scene.IRC, services.irc().port())
                        .replace("ssl=0", "ssl=0;nickserv=1"));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        gateway.register(alice, "juliet", PASSWORD);
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        alice.awaitMessage(
                "NickServ's answer",
                message ->
                        XmppUser.isFrom(message, gateway.contact("nickserv"))
                                && message.getBody().contains("Password accepted"));
        // 3: identified as the owner.
        IrcClient romeo = scene.irc(services.irc(), "romeo");
        romeo.say("NickServ", "STATUS juliet");
        assertEquals(
                "STATUS juliet 3 juliet",
                romeo.awaitLine("the status", line -> line.contains("STATUS juliet"))
                        .replaceFirst(".* :", ""));
        assertFalse(scene.server().log().contains(PASSWORD), "the password is not logged");
    }
}
