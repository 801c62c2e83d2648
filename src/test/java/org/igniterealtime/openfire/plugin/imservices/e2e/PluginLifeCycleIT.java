package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Census;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The plugin is installed and removed while the server runs, each time with a service of each kind, gateways inside and outside of the
 * server's domain, a worker process and somebody logged in on IRC; nothing of it is left, and its classes go.
 */
class PluginLifeCycleIT {

    private static final int TIMES = 5;
    private static final String PLUGIN = "imservices";
    private static final String OUTSIDE = "irc.example.net";
    private static final List<String> NAMES = List.of("rooms", "files", "people", "monitor");
    private static final String OTHERS =
            """
            [rooms.example.org]
            category=conference
            type=public
            browse=public
            [files.example.org]
            category=proxy
            type=bytestreams
            browse=public
            params=port=%d;interface=127.0.0.1
            [people.example.org]
            category=directory
            type=user
            browse=public
            [monitor.example.org]
            category=service
            type=service
            browse=public
            """;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void installedAndRemovedFiveTimesItLeavesNothing() throws Exception {
        scene.server()
                .writeServices(
                        Scene.ircSection(Scene.IRC, scene.ngircd().port())
                                + Scene.ircSection(OUTSIDE, scene.ngircd().port())
                                + OTHERS.formatted(Ports.free()));
        scene.server().start();
        XmppUser alice = scene.user("alice");
        IrcClient romeo = scene.irc("romeo");
        Census before = Census.of(scene.server());

        for (int time = 1; time <= TIMES; time++) {
            assertTrue(scene.server().probe().install(OpenfireServer.pluginJar()));
            scene.awaitService(Scene.IRC);
            scene.awaitService(OUTSIDE);
            for (String name : NAMES) {
                scene.awaitService(name + ".example.org");
            }
            // So that the events' watch over log-ins is used.
            assertThrows(
                    SASLErrorException.class,
                    () -> XmppUser.logInSilently(scene.server(), "alice", "wrong", "x"));
            if (time == 1) {
                gateway.registerAndWait(alice, "alice_irc");
            }
            romeo.awaitPresence("alice_irc", true);
            alice.info(OUTSIDE);
            Census meanwhile = Census.of(scene.server());
            assertFalse(meanwhile.of("children").isEmpty(), "there is a worker");
            assertTrue(
                    meanwhile.of("threads").stream().anyMatch(name -> name.startsWith(PLUGIN)),
                    "there are threads");

            scene.server().probe().rememberLoader(PLUGIN);
            assertTrue(scene.server().probe().delete(PLUGIN));
            romeo.awaitPresence("alice_irc", false);
            alice.awaitPresence(Scene.IRC, Presence.Type.unavailable);
            Await.until(
                    "the classes go after time " + time,
                    Limits.LONG,
                    () -> scene.server().probe().loadersLeft() == 0,
                    () -> scene.server().probe().loadersLeft());
            Await.until(
                    "nothing is left after time " + time,
                    Limits.LONG,
                    () -> Census.of(scene.server()).since(before).isEmpty(),
                    () -> Census.of(scene.server()).since(before));
        }
        assertEquals(List.of(), before.since(Census.of(scene.server())), "nothing else went");
    }
}
