package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.ExternalComponent;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Domains that are somebody else's: the server's own, its chat rooms', another plugin's, and that of a component (XEP-0114) as long as it is connected. The
 * reason is in the log; the one that becomes free is served then.
 */
class RefusedDomainsIT {

    private static final String ROOMS = "conference.example.org";
    private static final String HELD = "held.example.org";
    private static final String PLUGINS = "plugins.example.org";
    private static final String SECRET = "capulet";

    /** A domain that is refused is asked for again after 1, 2, 4 ... s. */
    @RegisterExtension final Scene scene = new Scene();

    @Test
    void othersKeepTheirsAndWhatBecomesFreeIsServed() throws Exception {
        scene.server().start();
        int port = Ports.free();
        scene.server().probe().setProperty("xmpp.component.socket.port", Integer.toString(port));
        scene.server().probe().setProperty("xmpp.component.defaultSecret", SECRET);
        scene.server().probe().setProperty("xmpp.component.socket.active", "true");
        scene.server().restart();
        Await.until("the port for components", Limits.LONG, () -> Ports.isOpen(port));
        ExternalComponent component = scene.with(ExternalComponent.connect(port, HELD, SECRET));
        scene.server().probe().addComponent("plugins");
        scene.server()
                .writeServices(
                        Scene.ircSection(OpenfireServer.DOMAIN, scene.ngircd().port())
                                + Scene.ircSection(ROOMS, scene.ngircd().port())
                                + Scene.ircSection(PLUGINS, scene.ngircd().port())
                                + Scene.ircSection(HELD, scene.ngircd().port())
                                + Scene.ircSection(Scene.IRC, scene.ngircd().port()));
        assertTrue(scene.server().probe().install(OpenfireServer.pluginJar()));
        scene.awaitService(Scene.IRC);
        awaitLog("example.org is the domain of this server itself");
        awaitLog(ROOMS + " belongs to a service of this server itself (chat rooms)");
        awaitLog(PLUGINS + " is in use by another component");
        awaitLog(HELD + " is in use by another component");

        XmppUser alice = scene.user("alice");
        assertTrue(alice.info(ROOMS).hasIdentity("conference", "text"));
        assertTrue(alice.info(OpenfireServer.DOMAIN).hasIdentity("server", "im"));

        component.close();
        scene.awaitService(HELD);
        assertTrue(alice.info(HELD).hasIdentity("gateway", "irc"));
        assertEquals(
                1,
                scene.server()
                        .log()
                        .lines()
                        .filter(line -> line.contains(HELD + " is in use by another component"))
                        .count(),
                "the reason is said once");
    }

    private void awaitLog(String text) throws Exception {
        Await.until(
                text + " in the log",
                Limits.LONG,
                () -> scene.server().log().contains(text),
                scene.server()::log);
    }
}
