package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The services file is edited while the server runs and alice is on IRC through two gateways. */
class ReloadIT {

    private static final String OTHER = "other.example.org";
    private static final String CLOSED = "closed.example.org";

    /** A change is seen after two seconds at the latest; then a worker has to start. */
    @RegisterExtension final Scene scene = new Scene();

    private final Map<String, String> sections = new TreeMap<>();
    private Relay kept;
    private Relay changed;
    private XmppUser alice;
    private IrcClient romeo;

    @Test
    void whatChangedIsAppliedAndNothingElseIsTouched() throws Exception {
        kept = scene.with(Relay.to(scene.ngircd().port()));
        changed = scene.with(Relay.to(scene.ngircd().port()));
        sections.put(Scene.IRC, Scene.ircSection(Scene.IRC, kept.port()));
        sections.put(OTHER, Scene.ircSection(OTHER, changed.port()));
        scene.start(String.join("\n", sections.values()));
        scene.awaitService(Scene.IRC);
        scene.awaitService(OTHER);
        alice = scene.user("alice");
        romeo = scene.irc("romeo");
        new Gateway(Scene.IRC).registerAndWait(alice, "alice_irc");
        new Gateway(OTHER).registerAndWait(alice, "alice_other");

        aChangeOfParametersRestartsThatServiceAlone();
        descriptionAndBrowseRestartNothing();
        aBrokenSectionKeepsItsLastGoodDefinition();
        aServiceWhoseAccessListIsMissingLetsNobodyIn();
        aDeletedSectionIsStopped();
    }

    private void aChangeOfParametersRestartsThatServiceAlone() throws Exception {
        edit(OTHER, "ratelimit-interval=0", "ratelimit-interval=0;ratelimit-burst=9");
        alice.awaitPresence(OTHER, Presence.Type.unavailable, Limits.LONG);
        alice.awaitPresence(OTHER, Presence.Type.available, Limits.LONG);
        romeo.awaitPresence("alice_other", true);
        assertConnections(1, 2);
    }

    private void descriptionAndBrowseRestartNothing() throws Exception {
        edit(Scene.IRC, "name=IRC", "name=Chat with the world");
        Await.until(
                "the server lists it under its new name",
                Limits.LONG,
                () -> "Chat with the world".equals(listedAs(Scene.IRC)));
        assertEquals("Chat with the world", alice.info(Scene.IRC).getIdentities().get(0).getName());
        edit(Scene.IRC, "browse=public", "browse=private");
        Await.until("it is not listed any more", Limits.LONG, () -> listedAs(Scene.IRC) == null);
        alice.info(Scene.IRC);
        edit(Scene.IRC, "browse=private", "browse=public");
        Await.until("it is listed again", Limits.LONG, () -> listedAs(Scene.IRC) != null);
        assertConnections(1, 2);
    }

    private void aBrokenSectionKeepsItsLastGoodDefinition() throws Exception {
        edit(Scene.IRC, "browse=public", "browse=perhaps");
        awaitLog("perhaps");
        assertEquals("Chat with the world", alice.info(Scene.IRC).getIdentities().get(0).getName());
        alice.say("romeo@" + Scene.IRC, "still here");
        assertEquals("still here", romeo.awaitMessage("alice_irc"));
        assertConnections(1, 2);
        edit(Scene.IRC, "browse=perhaps", "browse=public");
    }

    private void aServiceWhoseAccessListIsMissingLetsNobodyIn() throws Exception {
        sections.put(
                CLOSED,
                Scene.ircSection(CLOSED, scene.ngircd().port()) + "access=conf/closed.xml\n");
        write();
        awaitLog("Nobody is let in");
        assertThrows(XMPPErrorException.class, () -> alice.info(CLOSED));
        assertConnections(1, 2);
    }

    private void aDeletedSectionIsStopped() throws Exception {
        sections.remove(OTHER);
        write();
        alice.awaitPresence(OTHER, Presence.Type.unavailable, Limits.LONG);
        romeo.awaitPresence("alice_other", false);
        Await.until("it is not listed any more", Limits.LONG, () -> listedAs(OTHER) == null);
        Await.until("nobody answers there", Limits.LONG, () -> !answers(OTHER));
        assertConnections(1, 2);
        assertEquals(
                List.of(Presence.Type.available),
                alice.presences(presence -> XmppUser.isFrom(presence, Scene.IRC)).stream()
                        .map(Presence::getType)
                        .toList(),
                "once, because the description is among its capabilities (XEP-0115 section 6.2)");
    }

    private void edit(String section, String old, String replacement) throws Exception {
        sections.put(section, sections.get(section).replace(old, replacement));
        write();
    }

    private void write() throws Exception {
        scene.server().writeServices(String.join("\n", sections.values()));
    }

    private void awaitLog(String text) throws Exception {
        Await.until(
                text + " in the log",
                Limits.LONG,
                () -> scene.server().log().contains(text),
                scene.server()::log);
    }

    private boolean answers(String domain) throws Exception {
        try {
            alice.info(domain);
            return true;
        } catch (XMPPErrorException e) {
            return false;
        }
    }

    private String listedAs(String domain) throws Exception {
        return alice.items(scene.server().domain()).getItems().stream()
                .filter(item -> item.getEntityID().toString().equals(domain))
                .map(DiscoverItems.Item::getName)
                .findFirst()
                .orElse(null);
    }

    /** How often the gateways have connected to IRC. */
    private void assertConnections(int ofKept, int ofChanged) {
        assertEquals(ofKept, kept.connections(), Scene.IRC);
        assertEquals(ofChanged, changed.connections(), OTHER);
    }
}
