package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The services follow their file while the server runs: what changed is applied, what did not is not touched. */
class ReloadIT {

    private static final String OTHER = "other.example.org";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);
    private final Gateway other = new Gateway(OTHER);

    @Test
    void onlyWhatChangedIsRestarted() throws Exception {
        String one = Scene.ircSection(Scene.IRC, scene.ngircd().port());
        String two = Scene.ircSection(OTHER, scene.ngircd().port());
        scene.start(one + two);
        scene.awaitService(Scene.IRC);
        scene.awaitService(OTHER);
        XmppUser alice = scene.user("alice");
        IrcClient romeo = scene.irc("romeo");
        gateway.registerAndWait(alice, "alice_one");
        other.registerAndWait(alice, "alice_two");

        // Parameters: the service is restarted, and its user with it.
        String changed = two.replace("ssl=0", "ssl=0;realname=Alice");
        scene.server().writeServices(one + changed);
        alice.awaitPresence(OTHER, Presence.Type.unavailable);
        alice.awaitPresence(OTHER, Presence.Type.available);

        // The description: nothing is restarted.
        String renamed = changed.replace("name=IRC", "name=Another name");
        scene.server().writeServices(one + renamed);
        Await.until(
                "the new name is seen",
                LIMIT,
                () ->
                        alice.info(OTHER).getIdentities().stream()
                                .anyMatch(identity -> "Another name".equals(identity.getName())));

        // A broken section: the service keeps running as it was, and it is said.
        scene.server().writeServices(one.replace("category=gateway", "category=gatway") + renamed);
        scene.awaitLog("gatway");
        alice.say(gateway.contact("romeo"), "still here");
        assertEquals("still here", romeo.awaitMessage("alice_one"));

        // No section: no service.
        scene.server().writeServices(one);
        alice.awaitPresence(OTHER, Presence.Type.unavailable);
        romeo.awaitPresence("alice_two", false);
        Await.until("it is not listed any more", LIMIT, () -> !scene.isServed(OTHER));

        assertEquals(
                List.of(),
                alice.presences(
                        presence ->
                                XmppUser.isFrom(presence, Scene.IRC)
                                        && presence.getType() == Presence.Type.unavailable),
                "the other service was not touched");
        assertFalse(alice.info(Scene.IRC).getIdentities().isEmpty());
    }
}
