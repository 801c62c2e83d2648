package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Probe;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The plugin is installed and removed five times while the server runs, each time with a user logged in at its gateway: nothing of it is
 * left behind, neither thread nor socket, route, process, interceptor, listener, file or class.
 */
class PluginLifeCycleIT {

    private static final int TIMES = 5;
    private static final String PLUGIN = "imservices";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void comesAndGoesFiveTimes() throws Exception {
        OpenfireServer server = scene.server();
        server.writeServices(Scene.ircSection(Scene.IRC, scene.ngircd().port()));
        server.start();
        Probe probe = server.probe();
        XmppUser alice = scene.user("alice");
        IrcClient observer = scene.irc("observer");
        Map<String, String> before = state();

        for (int i = 0; i < TIMES; i++) {
            assertTrue(probe.install(OpenfireServer.pluginJar()), "the plugin is installed");
            scene.awaitService(Scene.IRC);
            if (i == 0) {
                gateway.register(alice, "alice_irc", "");
            }
            alice.awaitPresence(Scene.IRC, Presence.Type.available);
            observer.awaitPresence("alice_irc", true);
            probe.rememberLoader(PLUGIN);

            assertTrue(probe.delete(PLUGIN), "the plugin is removed");
            alice.awaitPresence(Scene.IRC, Presence.Type.unavailable);
            observer.awaitPresence("alice_irc", false);
            Await.until(
                    "all is as it was before: " + before,
                    LIMIT,
                    () -> state().equals(before),
                    () -> "but: " + difference(before, state()));
            Await.until(
                    "the plugin's classes are unloaded",
                    LIMIT,
                    () -> probe.loadersLeft() == 0,
                    () -> probe.loadersLeft() + " class loaders are left");
        }
    }

    private Map<String, String> state() throws Exception {
        OpenfireServer server = scene.server();
        Map<String, String> state = new TreeMap<>(server.probe().state());
        state.put("threads", server.probe().threads(PLUGIN).toString());
        state.put("processes", Integer.toString(server.workers().size()));
        state.put("sockets", Long.toString(server.sockets()));
        state.put("files", files(server.home().resolve("plugins")).toString());
        return state;
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, String> difference(
            Map<String, String> before, Map<String, String> after) {
        Map<String, String> difference = new TreeMap<>(after);
        before.forEach(difference::remove);
        return difference;
    }
}
