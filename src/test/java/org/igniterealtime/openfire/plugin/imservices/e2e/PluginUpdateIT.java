package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Census;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A newer jar is copied over the plugin's while the server runs and alice is on IRC: she is logged in again without doing anything, and
 * there is one of everything.
 */
class PluginUpdateIT {

    private static final String PLUGIN = "imservices";

    /** The server looks for newer jars every 20 s, and may wait for the old classes to go. */
    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theUserIsBackAndThereIsOneOfEverything() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        IrcClient romeo = scene.irc("romeo");
        gateway.registerAndWait(alice, "alice_irc");
        scene.server().probe().rememberLoader(PLUGIN);
        Census before = Census.of(scene.server());

        scene.server().installPlugin(OpenfireServer.pluginJar());
        alice.awaitPresence(Scene.IRC, Presence.Type.unavailable, Limits.LONG);
        alice.awaitPresence(Scene.IRC, Presence.Type.available, Limits.LONG);
        romeo.awaitPresence("alice_irc", true);
        Await.until(
                "the old classes go",
                Limits.LONG,
                () -> scene.server().probe().loadersLeft() == 0,
                () -> scene.server().probe().loadersLeft());
        Await.until(
                "there is one of everything",
                Limits.LONG,
                () -> Census.of(scene.server()).since(before).isEmpty(),
                () -> Census.of(scene.server()).since(before));
        assertEquals(List.of(), before.since(Census.of(scene.server())), "nothing is missing");
        assertEquals(
                List.of("alice@example.org\talice_irc"),
                scene.server().probe().query("SELECT userJID, networkName FROM ofImsRegistration"));

        alice.say(gateway.contact("romeo"), "back again");
        assertEquals("back again", romeo.awaitMessage("alice_irc"));
    }
}
