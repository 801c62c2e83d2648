package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Probe;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A registration outlives the server: after a restart she is logged in when she comes online (XEP-0100 section 4.4), and after she has
 * unregistered (section 4.3) nothing of hers is left.
 */
class RestartIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void isLoggedInAgainAndLeavesNothing() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        gateway.registerAndWait(alice, "alice_irc");
        gateway.addContact(alice, "romeo");
        IrcClient romeo = scene.irc("romeo");
        romeo.awaitPresence("alice_irc", true);

        scene.server().restart();
        romeo.awaitPresence("alice_irc", false);
        scene.awaitService(Scene.IRC);
        XmppUser back = scene.logIn("alice");
        back.awaitPresence(Scene.IRC, Presence.Type.available);
        back.say(gateway.contact("romeo"), "I am back");
        assertEquals("I am back", romeo.awaitMessage("alice_irc"));

        // Section 4.5: the last resource goes.
        back.close();
        romeo.awaitPresence("alice_irc", false);

        XmppUser last = scene.logIn("alice");
        last.awaitPresence(Scene.IRC, Presence.Type.available);
        gateway.unregister(last);
        romeo.awaitPresence("alice_irc", false);
        Probe probe = scene.server().probe();
        Await.until(
                "nothing of hers is in the database",
                Limits.ANSWER,
                () -> leftovers(probe).isEmpty(),
                () -> leftovers(probe));
    }

    private static List<String> leftovers(Probe probe) throws Exception {
        List<String> rows = new ArrayList<>(probe.query("SELECT * FROM ofImsRegistration"));
        rows.addAll(probe.query("SELECT jid FROM ofRoster WHERE jid LIKE '%" + Scene.IRC + "'"));
        return rows;
    }
}
