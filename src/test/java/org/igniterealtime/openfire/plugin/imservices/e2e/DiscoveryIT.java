package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.util.SHA1;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.jivesoftware.smackx.caps.packet.CapsExtension;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.time.EntityTimeManager;
import org.jivesoftware.smackx.vcardtemp.VCardManager;
import org.jivesoftware.smackx.vcardtemp.packet.VCard;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What a gateway tells of itself, to Smack's own managers: XEP-0030 2.5, XEP-0054 1.2, XEP-0059 1.0, XEP-0092 1.1, XEP-0115
 * 1.6, XEP-0128 1.0, XEP-0153 1.1, XEP-0199 2.0, XEP-0202 2.0. One gateway is listed by the server, one is not.
 */
class DiscoveryIT {

    private static final String HIDDEN = "hidden." + OpenfireServer.DOMAIN;
    private static final String FURTHER = "urn:example:further";
    private static final String FORM = "http://igniterealtime.org/protocol/imservices#gateway";

    @RegisterExtension static final Scene scene = new Scene();

    private static boolean started;

    private static void start() throws Exception {
        if (!started) {
            int port = scene.ngircd().port();
            scene.start(
                    Scene.ircSection(Scene.IRC, port)
                            + Scene.ircSection(HIDDEN, port)
                                    .replace("name=IRC", "name=Chat & <more> für alle")
                                    .replace("browse=public", "browse=private")
                                    .replace("ns=", "ns=" + FURTHER + ";"));
            scene.awaitService(Scene.IRC);
            scene.awaitLog(HIDDEN);
            for (String name : List.of("alice", "bob")) {
                scene.addUser(name);
            }
            started = true;
        }
    }

    @Test
    void listsWhatIsPublic() throws Exception {
        start();
        try (XmppUser alice = XmppUser.logIn(scene.server(), "alice", Scene.PASSWORD)) {
            DiscoverItems items = alice.items(scene.server().domain());
            assertEquals("IRC", name(items, Scene.IRC));
            assertFalse(
                    items.getItems().stream()
                            .anyMatch(item -> item.getEntityID().toString().equals(HIDDEN)),
                    "who knows it can use it, nobody is told of it");
        }
    }

    @Test
    void tellsWhatItIs() throws Exception {
        start();
        try (XmppUser alice = XmppUser.logIn(scene.server(), "alice", Scene.PASSWORD)) {
            awaitHidden(alice);
            DiscoverInfo info = alice.info(HIDDEN);
            assertEquals(2, info.getIdentities().size());
            assertEquals("conference", info.getIdentities().get(1).getCategory());
            DiscoverInfo.Identity identity = info.getIdentities().get(0);
            assertEquals("gateway", identity.getCategory());
            assertEquals("irc", identity.getType());
            assertEquals("Chat & <more> für alle", identity.getName());
            for (String feature :
                    List.of(
                            "http://jabber.org/protocol/disco#info",
                            "http://jabber.org/protocol/disco#items",
                            "http://jabber.org/protocol/caps",
                            "http://jabber.org/protocol/rsm",
                            "http://jabber.org/protocol/muc",
                            "jabber:iq:register",
                            "jabber:iq:gateway",
                            "jabber:iq:version",
                            "urn:xmpp:ping",
                            "urn:xmpp:time",
                            "vcard-temp",
                            FURTHER)) {
                assertTrue(info.containsFeature(feature), feature);
            }
            assertFalse(info.containsDuplicateFeatures());
            assertFalse(info.containsDuplicateIdentities());
            DataForm form = DataForm.from(info, FORM);
            assertEquals("IRC", form.getField("network").getFirstValue());
            assertEquals("prpl-irc", form.getField("protocol").getFirstValue());
            assertEquals("optional", form.getField("password").getFirstValue());

            XMPPErrorException unknown =
                    assertThrows(XMPPErrorException.class, () -> alice.info(HIDDEN, "x"));
            assertEquals(
                    StanzaError.Condition.item_not_found, unknown.getStanzaError().getCondition());
        }
    }

    /** A private gateway in use; and what it and somebody behind it tell in their presences. */
    @Test
    void listsAUsersContactsAndTellsCapabilities() throws Exception {
        start();
        Gateway gateway = new Gateway(HIDDEN);
        IrcClient carol = scene.irc("carol");
        try (XmppUser alice = XmppUser.logIn(scene.server(), "alice", Scene.PASSWORD);
                XmppUser bob = XmppUser.logIn(scene.server(), "bob", Scene.PASSWORD)) {
            awaitHidden(alice);
            EntityCapsManager caps = EntityCapsManager.getInstanceFor(alice.connection());
            assertNotNull(caps);
            gateway.register(alice, "alice_disco", "");
            Presence ofGateway = alice.awaitPresence(HIDDEN, Presence.Type.available);
            gateway.addContact(alice, "carol");
            Presence ofCarol =
                    alice.awaitPresence(gateway.contact("carol"), Presence.Type.available);
            carol.say("alice_disco", "hello");

            assertVerified(alice, ofGateway, "gateway");
            assertVerified(alice, ofCarol, "account");
            // Smack knows by the sum now, without another question.
            EntityCapsManager.NodeVerHash known =
                    EntityCapsManager.getNodeVerHashByJid(JidCreate.from(HIDDEN));
            assertEquals(CapsExtension.from(ofGateway).getVer(), known.getVer());

            DiscoverItems items = alice.items(HIDDEN);
            // And the channel that ngircd makes for itself.
            assertEquals(2, items.getItems().size());
            assertEquals("&server", name(items, "\\26server@" + HIDDEN));
            assertEquals("carol", name(items, gateway.contact("carol")));
            assertEquals(List.of(), bob.items(HIDDEN).getItems(), "he is not registered");
            assertEquals(List.of(), alice.items(gateway.contact("carol")).getItems());

            // XEP-0059 section 2.7: how many, and none of them.
            DiscoverItems count = new DiscoverItems();
            count.setTo(JidCreate.from(HIDDEN));
            count.addExtension(new RSMSet(0));
            assertEquals(List.of(), ((DiscoverItems) alice.ask(count)).getItems());

            gateway.unregister(alice);
            assertEquals(List.of(), alice.items(HIDDEN).getItems(), "she is registered no more");
        }
    }

    private static void assertVerified(XmppUser user, Presence presence, String category)
            throws Exception {
        CapsExtension caps = CapsExtension.from(presence);
        assertEquals("sha-1", caps.getHash());
        DiscoverInfo info =
                user.info(presence.getFrom().toString(), caps.getNode() + "#" + caps.getVer());
        assertEquals(category, info.getIdentities().get(0).getCategory());
        assertTrue(
                EntityCapsManager.verifyDiscoverInfoVersion(caps.getVer(), caps.getHash(), info),
                "the sum of " + presence.getFrom());
        // Openfire asks without a node, and without a language.
        DiscoverInfo plain = user.info(presence.getFrom().toString());
        assertTrue(
                EntityCapsManager.verifyDiscoverInfoVersion(caps.getVer(), caps.getHash(), plain));
    }

    @Test
    void tellsVersionAndTimeAndShowsItsCard() throws Exception {
        start();
        try (XmppUser alice = XmppUser.logIn(scene.server(), "alice", Scene.PASSWORD)) {
            Jid irc = JidCreate.from(Scene.IRC);
            assertTrue(PingManager.getInstanceFor(alice.connection()).ping(irc));
            VersionManager versions = VersionManager.getInstanceFor(alice.connection());
            assertTrue(versions.isSupported(irc));
            assertEquals("IM Services (irc)", versions.getVersion(irc).getName());
            assertTrue(
                    versions.getVersion(irc).getVersion().matches("[0-9].*"),
                    versions.getVersion(irc).getVersion());

            EntityTimeManager times = EntityTimeManager.getInstanceFor(alice.connection());
            assertTrue(times.isTimeSupported(irc));
            Instant there = times.getTime(irc).getTime().toInstant();
            Duration apart = Duration.between(there, Instant.now()).abs();
            assertTrue(apart.compareTo(Duration.ofMinutes(1)) < 0, apart.toString());

            assertTrue(VCardManager.getInstanceFor(alice.connection()).isSupported(irc));
            VCard question = new VCard();
            question.setTo(irc);
            VCard card = (VCard) alice.ask(question);
            assertEquals("IRC", card.getNickName());
            assertEquals(Scene.IRC, card.getJabberId());
            assertTrue(card.getField("DESC").contains("@" + Scene.IRC), card.getField("DESC"));
            byte[] picture = card.getAvatar();
            assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(picture, 4));
            assertEquals("image/png", card.getAvatarMimeType());

            // XEP-0153: who sees the gateway's presence knows which picture it has.
            new Gateway(Scene.IRC).register(alice, "alice_card", "");
            Presence presence = alice.awaitPresence(Scene.IRC, Presence.Type.available);
            String xml = presence.toXML().toString();
            assertTrue(xml.contains(HexFormat.of().formatHex(SHA1.bytes(picture))), xml);
        }
    }

    /** The server does not list it; it runs when it answers. */
    private static void awaitHidden(XmppUser user) throws Exception {
        scene.await(
                HIDDEN + " answers",
                () -> PingManager.getInstanceFor(user.connection()).ping(JidCreate.from(HIDDEN)));
    }

    private static String name(DiscoverItems items, String address) {
        return items.getItems().stream()
                .filter(item -> item.getEntityID().toString().equals(address))
                .map(DiscoverItems.Item::getName)
                .findFirst()
                .orElse("(not listed)");
    }
}
