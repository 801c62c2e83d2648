package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Picture;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** Service discovery, XEP-0030 and XEP-0100 section 4.1.1, steps 1 and 2; and what else a gateway answers. */
class DiscoTest {

    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private static final String CAPS = "http://jabber.org/protocol/caps";

    /** XEP-0128: what is to be known of the network before one registers. */
    private static final String FORM =
            "<x xmlns='jabber:x:data' type='result'>"
                    + "<field var='FORM_TYPE' type='hidden'>"
                    + "<value>http://igniterealtime.org/protocol/imservices#gateway</value></field>"
                    + "<field var='network'><value>*</value></field>"
                    + "<field var='password'><value>optional</value></field></x>";

    private static final String ROMEO = "romeo@far.example";

    private final GatewayKit kit =
            new GatewayKit().registered(GatewayKit.ALICE, "al").registered(ROMEO, "ro").start();

    @BeforeEach
    void forgetTheProbeOfRomeo() {
        kit.forget();
    }

    @Test
    void saysWhatItIs() {
        kit.in(get("net.example.org", "<query xmlns='" + INFO + "'/>"));
        kit.out(
                result(
                        "net.example.org",
                        "<query xmlns='"
                                + INFO
                                + "'><identity category='gateway' type='irc' name='The Net'/>"
                                + "<identity category='conference' type='text' name='The Net'/>"
                                + features(
                                        INFO,
                                        CAPS,
                                        "urn:xmpp:ping",
                                        "urn:xmpp:time",
                                        "jabber:iq:version",
                                        "vcard-temp",
                                        ITEMS,
                                        "http://jabber.org/protocol/rsm",
                                        "urn:example:further",
                                        "http://jabber.org/protocol/muc",
                                        "jabber:iq:register",
                                        "jabber:iq:gateway",
                                        "http://jabber.org/protocol/commands",
                                        "jabber:x:data")
                                + FORM
                                + "</query>"));
        kit.silence();
    }

    @Test
    void takesAChangedName() {
        kit.gateway.update(GatewayKit.definition("Another name"));
        kit.in(get("net.example.org", "<query xmlns='" + INFO + "'/>"));
        String xml = kit.next().toXML();
        assertTrue(xml.contains("name=\"Another name\""), xml);
    }

    @Test
    void hasNoNodes() {
        for (String namespace : new String[] {INFO, ITEMS}) {
            String query = "<query xmlns='" + namespace + "' node='x'/>";
            kit.in(get("net.example.org", query));
            kit.out(error("net.example.org", query, "cancel", "item-not-found"));
        }
    }

    @Test
    void hasNoItemsForStrangers() {
        JID mallory = new JID("mallory@example.org");
        kit.host.rosters.put(
                mallory,
                new Rosters.Item(new JID("bob@net.example.org"), "Bob", List.of(), "both"));
        String query = "<query xmlns='" + ITEMS + "'/>";
        kit.in(
                "<iq type='get' id='q' from='mallory@example.org/x' to='net.example.org'>"
                        + query
                        + "</iq>");
        kit.out(
                "<iq type='result' id='q' to='mallory@example.org/x' from='net.example.org'>"
                        + query
                        + "</iq>");
    }

    @Test
    void listsAUserThePeopleInHisRoster() {
        kit.aliceOnline();
        kit.in("<presence type='subscribe' from='alice@example.org' to='bob@net.example.org'/>");
        JID alice = new JID(GatewayKit.ALICE);
        kit.host.rosters.put(
                alice, new Rosters.Item(new JID("eve@net.example.org"), "Eve", List.of(), "none"));
        kit.host.rosters.put(
                alice, new Rosters.Item(new JID("net.example.org"), "Net", List.of(), "both"));
        kit.forget();
        kit.in(get("net.example.org", "<query xmlns='" + ITEMS + "'/>"));
        kit.out(
                result(
                        "net.example.org",
                        "<query xmlns='"
                                + ITEMS
                                + "'><item jid='bob@net.example.org'/>"
                                + "<item jid='eve@net.example.org' name='Eve'/></query>"));
        kit.in(get("bob@net.example.org", "<query xmlns='" + ITEMS + "'/>"));
        kit.out(result("bob@net.example.org", "<query xmlns='" + ITEMS + "'/>"));
    }

    @Test
    void listsARemoteUserWhomHeWatches() {
        kit.in("<presence from='romeo@far.example/o' to='net.example.org'/>");
        kit.in("<presence type='subscribe' from='romeo@far.example' to='bob@net.example.org'/>");
        kit.forget();
        String items = "<query xmlns='" + ITEMS + "'";
        kit.in(
                "<iq type='get' id='q' from='romeo@far.example/o' to='net.example.org'>"
                        + items
                        + "/></iq>");
        kit.out(
                "<iq type='result' id='q' to='romeo@far.example/o' from='net.example.org'>"
                        + items
                        + "><item jid='bob@net.example.org'/></query></iq>");
    }

    @Test
    void saysWhatPeopleAre() {
        kit.in(get("bob@net.example.org", "<query xmlns='" + INFO + "'/>"));
        kit.out(
                result(
                        "bob@net.example.org",
                        "<query xmlns='"
                                + INFO
                                + "'><identity category='account' type='registered'/>"
                                + features(
                                        INFO,
                                        CAPS,
                                        "urn:xmpp:ping",
                                        "urn:xmpp:time",
                                        "urn:xmpp:receipts")
                                + "</query>"));
    }

    /** XEP-0115 section 6: the sum is in the presence, and its node is answered with what was summed up. */
    @Test
    void tellsItsCapabilitiesInPresence() {
        kit.aliceOnline();
        kit.alice().listener.contactPresence("bob", new Presence(Presence.Show.AWAY, ""));
        kit.time.run();
        String contact = askedByCaps("bob@net.example.org");
        assertTrue(contact.contains("type=\"registered\""), contact);
        kit.in("<presence from='alice@example.org/work' to='net.example.org'/>");
        String gateway = askedByCaps("net.example.org");
        assertTrue(gateway.contains("category=\"gateway\""), gateway);
    }

    private String askedByCaps(String address) {
        Packet presence = kit.next();
        assertEquals(address, presence.getFrom().toString());
        Element caps = presence.getElement().element("c");
        assertEquals("sha-1", caps.attributeValue("hash"));
        String node = caps.attributeValue("node") + "#" + caps.attributeValue("ver");
        kit.in(get(address, "<query xmlns='" + INFO + "' node='" + node + "'/>"));
        String answer = kit.next().toXML();
        assertTrue(answer.contains("type=\"result\"") && answer.contains(node), answer);
        return answer;
    }

    /** XEP-0153 section 3.1: in the presence is the sum of the picture that is on the card. */
    @Test
    void showsItsPicture() {
        kit.aliceOnline();
        kit.in("<presence from='alice@example.org/work' to='net.example.org'/>");
        Element presence = kit.next().getElement();
        kit.in(get("net.example.org", "<vCard xmlns='vcard-temp'/>"));
        Element card = ((IQ) kit.next()).getChildElement();
        assertEquals("The Net", card.elementText("FN"));
        assertEquals("net.example.org", card.elementText("JABBERID"));
        assertTrue(card.elementText("DESC").contains("@net.example.org"), card.asXML());
        Element photo = card.element("PHOTO");
        assertEquals("image/png", photo.elementText("TYPE"));
        byte[] bytes = Base64.getDecoder().decode(photo.elementText("BINVAL"));
        assertEquals(
                Picture.of("image/png", bytes).sha1(), presence.element("x").elementText("photo"));
    }

    @Test
    void leavesOtherPresencesAlone() {
        kit.aliceOnline();
        kit.in("<presence type='probe' from='alice@example.org/home' to='bob@net.example.org'/>");
        assertEquals(List.of(), kit.next().getElement().elements());
    }

    @Test
    void answersPingAndVersion() {
        kit.in(get("net.example.org", "<ping xmlns='urn:xmpp:ping'/>"));
        kit.out(result("net.example.org", ""));
        kit.in(get("net.example.org", "<query xmlns='jabber:iq:version'/>"));
        kit.out(
                result(
                        "net.example.org",
                        "<query xmlns='jabber:iq:version'><name>IM Services (irc)</name>"
                                + "<version>*</version></query>"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String query = "<query xmlns='urn:example:unknown'/>";
        kit.in(get("net.example.org", query));
        kit.out(error("net.example.org", query, "cancel", "service-unavailable"));
        query = "<vCard xmlns='vcard-temp'/>";
        kit.in(get("bob@net.example.org", query));
        kit.out(error("bob@net.example.org", query, "cancel", "service-unavailable"));
        query = "<query xmlns='jabber:iq:version'/>";
        kit.in(get("bob@net.example.org", query));
        kit.out(error("bob@net.example.org", query, "cancel", "service-unavailable"));
    }

    @Test
    void answersNoAnswers() {
        kit.in("<iq type='result' id='q' from='alice@example.org/home' to='net.example.org'/>");
        kit.in(
                "<iq type='error' id='q' from='alice@example.org/home' to='net.example.org'>"
                        + "<error type='cancel'/></iq>");
        kit.silence();
    }

    private static String features(String... features) {
        StringBuilder xml = new StringBuilder();
        for (String feature : features) {
            xml.append("<feature var='").append(feature).append("'/>");
        }
        return xml.toString();
    }

    private static String get(String to, String payload) {
        return "<iq type='get' id='q' from='alice@example.org/home' to='"
                + to
                + "'>"
                + payload
                + "</iq>";
    }

    private static String result(String from, String payload) {
        return "<iq type='result' id='q' to='alice@example.org/home' from='"
                + from
                + "'>"
                + payload
                + "</iq>";
    }

    private static String error(String from, String payload, String type, String condition) {
        return "<iq type='error' id='q' to='alice@example.org/home' from='"
                + from
                + "'>"
                + payload
                + "<error type='"
                + type
                + "'><"
                + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    }
}
