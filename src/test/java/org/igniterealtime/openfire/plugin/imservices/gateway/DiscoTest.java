package org.igniterealtime.openfire.plugin.imservices.gateway;

import org.junit.jupiter.api.Test;

/** Service discovery, XEP-0030 and XEP-0100 section 4.1.1, steps 1 and 2; and what else a gateway answers. */
class DiscoTest {

    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private final GatewayKit kit = new GatewayKit().start();

    @Test
    void saysWhatItIs() {
        kit.in(get("net.example.org", "<query xmlns='" + INFO + "'/>"));
        kit.out(
                result(
                        "net.example.org",
                        "<query xmlns='"
                                + INFO
                                + "'><identity category='gateway' type='irc' name='The Net'/>"
                                + "<feature var='"
                                + INFO
                                + "'/><feature var='"
                                + ITEMS
                                + "'/><feature var='jabber:iq:register'/>"
                                + "<feature var='jabber:iq:gateway'/>"
                                + "<feature var='jabber:iq:version'/><feature var='urn:xmpp:ping'/>"
                                + "<feature var='urn:example:further'/></query>"));
        kit.silence();
    }

    @Test
    void takesAChangedName() {
        kit.gateway.update(GatewayKit.definition("Another name"));
        kit.in(get("net.example.org", "<query xmlns='" + INFO + "'/>"));
        String xml = kit.next().toXML();
        org.junit.jupiter.api.Assertions.assertTrue(xml.contains("name=\"Another name\""), xml);
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
    void hasNoItems() {
        kit.in(get("net.example.org", "<query xmlns='" + ITEMS + "'/>"));
        kit.out(result("net.example.org", "<query xmlns='" + ITEMS + "'/>"));
        kit.in(get("bob@net.example.org", "<query xmlns='" + ITEMS + "'/>"));
        kit.out(result("bob@net.example.org", "<query xmlns='" + ITEMS + "'/>"));
    }

    @Test
    void saysWhatPeopleAre() {
        kit.in(get("bob@net.example.org", "<query xmlns='" + INFO + "'/>"));
        kit.out(
                result(
                        "bob@net.example.org",
                        "<query xmlns='"
                                + INFO
                                + "'><identity category='account' type='registered'/><feature var='"
                                + INFO
                                + "'/><feature var='urn:xmpp:ping'/>"
                                + "<feature var='urn:xmpp:receipts'/></query>"));
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
        String query = "<vCard xmlns='vcard-temp'/>";
        kit.in(get("net.example.org", query));
        kit.out(error("net.example.org", query, "cancel", "service-unavailable"));
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
