package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.iqversion.packet.Version;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.time.EntityTimeManager;
import org.jivesoftware.smackx.time.packet.Time;
import org.jivesoftware.smackx.vcardtemp.packet.VCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/**
 * What every service answers and tells, whatever it is: XEP-0092 1.1, XEP-0199 2.0, XEP-0202 2.0, XEP-0054 1.2, and its figures among the
 * server's statistics. One service of each category but gateways.
 */
class EveryServiceIT {

    private static final List<String> FEATURES =
            List.of("jabber:iq:version", "urn:xmpp:ping", "urn:xmpp:time", "vcard-temp");

    /** Each with its type, what its card says, and its figures. */
    private static final Map<String, Expected> SERVICES =
            Map.of(
                    "rooms." + OpenfireServer.DOMAIN,
                    new Expected(
                            "public",
                            "Chat rooms of this server.",
                            List.of("occupants", "rooms", "messages")),
                    "meet." + OpenfireServer.DOMAIN,
                    new Expected(
                            "private",
                            "Chat rooms of this server.",
                            List.of("occupants", "rooms", "messages")),
                    "files." + OpenfireServer.DOMAIN,
                    new Expected(
                            "bytestreams",
                            "Lets two clients send each other files when they cannot reach each other"
                                    + " directly.",
                            List.of("streams", "bytes")),
                    "people." + OpenfireServer.DOMAIN,
                    new Expected(
                            "user",
                            "Finds people who have an account on this server.",
                            List.of("searches")),
                    "how." + OpenfireServer.DOMAIN,
                    new Expected(
                            "monitor",
                            "Tells how this server is doing.",
                            List.of("questions", "watchers")));

    private record Expected(String type, String description, List<String> figures) {}

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void answersWhatEveryoneMayAsk() throws Exception {
        scene.start(
                """
                [rooms.example.org]
                category=conference
                type=public
                name=Room service
                browse=public
                [meet.example.org]
                category=conference
                type=private
                name=Meetings
                browse=public
                [files.example.org]
                category=proxy
                type=bytestreams
                name=Files
                browse=public
                params=port=%d
                [people.example.org]
                category=directory
                type=user
                name=People
                browse=public
                [how.example.org]
                category=service
                type=monitor
                name=How it is
                browse=public
                """
                        .formatted(Ports.free()));
        for (String domain : SERVICES.keySet()) {
            scene.awaitService(domain);
        }
        XmppUser romeo = scene.user("romeo");
        for (Map.Entry<String, Expected> each : SERVICES.entrySet()) {
            answers(romeo, each.getKey(), each.getValue());
        }
        assertEquals(expectedFigures(), figures());

        scene.server().writeServices("");
        scene.await("their figures are gone", () -> figures().isEmpty());
    }

    private static void answers(XmppUser romeo, String domain, Expected expected) throws Exception {
        DiscoverInfo info = romeo.info(domain);
        for (String feature : FEATURES) {
            assertTrue(info.containsFeature(feature), domain + " " + feature);
        }
        Jid address = JidCreate.from(domain);
        Version version = VersionManager.getInstanceFor(romeo.connection()).getVersion(address);
        assertEquals("IM Services (" + expected.type() + ")", version.getName());
        assertFalse(version.getVersion().isBlank());
        assertTrue(PingManager.getInstanceFor(romeo.connection()).ping(address), domain);
        Time time = EntityTimeManager.getInstanceFor(romeo.connection()).getTime(address);
        Duration apart = Duration.between(time.getTime().toInstant(), Instant.now()).abs();
        assertTrue(apart.toSeconds() < 30, time.toString());
        showsItsCard(romeo, domain, expected, info);
    }

    private static void showsItsCard(
            XmppUser romeo, String domain, Expected expected, DiscoverInfo info) throws Exception {
        VCard request = new VCard();
        request.setTo(JidCreate.from(domain));
        VCard card = romeo.connection().sendIqRequestAndWaitForResponse(request);
        assertEquals(info.getIdentities().get(0).getName(), card.getField("FN"));
        assertEquals(expected.description(), card.getField("DESC"));
        assertEquals("image/png", card.getAvatarMimeType());
        assertNotNull(ImageIO.read(new ByteArrayInputStream(card.getAvatar())), domain);
        XMPPErrorException refused =
                assertThrows(
                        XMPPErrorException.class,
                        () ->
                                romeo.query(
                                        IQ.Type.set,
                                        domain,
                                        "vcard-temp",
                                        "<FN>Somebody else</FN>"));
        assertEquals(Condition.not_allowed, refused.getStanzaError().getCondition(), domain);
    }

    private static TreeSet<String> expectedFigures() {
        TreeSet<String> figures = new TreeSet<>();
        SERVICES.forEach(
                (domain, expected) ->
                        expected.figures()
                                .forEach(each -> figures.add("imservices." + domain + "." + each)));
        return figures;
    }

    private TreeSet<String> figures() throws Exception {
        return Stream.of(scene.server().probe().state().get("statistics").split(","))
                .filter(key -> key.startsWith("imservices."))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
