package org.igniterealtime.openfire.plugin.imservices.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.gateway.RecordingHost;
import org.igniterealtime.openfire.plugin.imservices.gateway.StanzaMatch;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** What a service answers: XEP-0030 2.5, 0054 1.2, 0092 1.1, 0115 1.6, 0199 2.0.1, 0202 2.0. */
class IqDispatcherTest {

    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";
    private static final JID SERVICE = new JID("s.example.org");
    private static final Instant NOW = Instant.parse("2026-07-01T12:30:15.789Z");

    private final Deque<Packet> sent = new ArrayDeque<>();
    private final RecordingHost host =
            new RecordingHost(
                    SERVICE.getDomain(), null, Clock.fixed(NOW, ZoneOffset.UTC), sent::add);

    private final Entity entity =
            Entity.builder()
                    .identity(new Identity("component", "stats", "en", "Monitor"))
                    .identity(new Identity("component", "stats", "de", "Wächter"))
                    .software(new Software("Tester", "7"))
                    .card(
                            new Card(
                                    "Monitor",
                                    SERVICE,
                                    texts -> texts.get("answers.card.service"),
                                    Picture.of(Category.SERVICE)))
                    .build();

    private CompletionStage<Optional<List<DiscoItem>>> items =
            CompletableFuture.completedFuture(
                    Optional.of(
                            List.of(
                                    new DiscoItem(new JID("a@s.example.org"), "A"),
                                    new DiscoItem(SERVICE, Optional.of("n"), ""))));

    /** Only the domain itself is there, with one node. */
    private final Entities entities =
            new Entities() {
                @Override
                public Optional<Entity> at(JID address) {
                    return Optional.of(entity).filter(there -> address.equals(SERVICE));
                }

                @Override
                public Optional<DiscoInfo> node(String node, IQ request) {
                    return Optional.of(
                                    new DiscoInfo(
                                            List.of(
                                                    new Identity(
                                                            "hierarchy",
                                                            "leaf",
                                                            "of " + request.getFrom().toBareJID())),
                                            Set.of(),
                                            List.of()))
                            .filter(info -> node.equals("n"));
                }

                @Override
                public CompletionStage<Optional<List<DiscoItem>>> items(
                        Optional<String> node, IQ request) {
                    return node.isEmpty()
                            ? items
                            : CompletableFuture.completedFuture(Optional.empty());
                }
            };

    private final IqDispatcher dispatcher =
            new IqDispatcher(
                    host,
                    entities,
                    Map.of("urn:example:own", request -> host.send(IQ.createResultIQ(request))));

    @Test
    void tellsInfoInTheLanguageOfWhoAsks() {
        ask("get", "xml:lang='de'", "<query xmlns='" + INFO + "'/>");
        answered(
                "<query xmlns='"
                        + INFO
                        + "'><identity category='component' type='stats' name='Wächter'/>"
                        + FEATURES
                        + "</query>");
    }

    private static final String FEATURES =
            "<feature var='"
                    + INFO
                    + "'/><feature var='http://jabber.org/protocol/caps'/>"
                    + "<feature var='urn:xmpp:ping'/><feature var='urn:xmpp:time'/>"
                    + "<feature var='jabber:iq:version'/><feature var='vcard-temp'/>";

    /** XEP-0115 section 6.2: the node of the sum has what was summed up, all languages, whatever language asks. */
    @Test
    void answersTheNodeOfItsCapabilitiesWhole() {
        String node = " node='" + entity.caps().node() + "'";
        ask("get", "xml:lang='de'", "<query xmlns='" + INFO + "'" + node + "/>");
        answered(
                "<query xmlns='"
                        + INFO
                        + "'"
                        + node
                        + "><identity category='component' type='stats' name='Monitor'/>"
                        + "<identity category='component' type='stats' name='Wächter'/>"
                        + FEATURES
                        + "</query>");
    }

    @Test
    void answersItsOwnNodesAndNoOthers() {
        ask("get", "", "<query xmlns='" + INFO + "' node='n'/>");
        answered(
                "<query xmlns='"
                        + INFO
                        + "' node='n'><identity category='hierarchy' type='leaf'"
                        + " name='of alice@example.org'/></query>");
        String old = "http://igniterealtime.org/protocol/imservices#QgayPKawpkPSDYmwT/WM94uAlu0=";
        ask("get", "", "<query xmlns='" + INFO + "' node='" + old + "'/>");
        refused("item-not-found");
        ask("get", "", "<query xmlns='" + ITEMS + "' node='x'/>");
        refused("item-not-found");
    }

    @Test
    void listsItemsWholeOrInPages() {
        ask("get", "", "<query xmlns='" + ITEMS + "'/>");
        answered(
                "<query xmlns='"
                        + ITEMS
                        + "'><item jid='a@s.example.org' name='A'/>"
                        + "<item jid='s.example.org' node='n'/></query>");
        String set = "<set xmlns='http://jabber.org/protocol/rsm'>";
        ask("get", "", "<query xmlns='" + ITEMS + "'>" + set + "<max>1</max></set></query>");
        answered(
                "<query xmlns='"
                        + ITEMS
                        + "'><item jid='a@s.example.org' name='A'/>"
                        + set
                        + "<first index='0'>a@s.example.org</first><last>a@s.example.org</last>"
                        + "<count>2</count></set></query>");
        ask("get", "", "<query xmlns='" + ITEMS + "'>" + set + "<after>q</after></set></query>");
        refused("item-not-found");
        ask("get", "", "<query xmlns='" + ITEMS + "'>" + set + "<max>q</max></set></query>");
        refused("bad-request");
    }

    @Test
    void listsItemsLater() {
        CompletableFuture<Optional<List<DiscoItem>>> later = new CompletableFuture<>();
        items = later;
        ask("get", "", "<query xmlns='" + ITEMS + "'/>");
        assertEquals("[]", sent.toString());
        later.complete(Optional.of(List.of()));
        answered("<query xmlns='" + ITEMS + "'/>");
    }

    @Test
    void admitsThatItCannotListItems() {
        items = CompletableFuture.failedFuture(new IllegalStateException("no database: a test"));
        ask("get", "", "<query xmlns='" + ITEMS + "'/>");
        refused("internal-server-error");
    }

    @Test
    void tellsItsVersion() {
        ask("get", "", "<query xmlns='jabber:iq:version'/>");
        answered(
                "<query xmlns='jabber:iq:version'><name>Tester</name><version>7</version></query>");
        ask("set", "", "<query xmlns='jabber:iq:version'/>");
        refused("service-unavailable");
    }

    /** XEP-0202 section 3, in the zone of the server; the hour is its own, not UTC's. */
    @Test
    void tellsTheTime() {
        tellsTheTimeIn("Europe/Prague", "+02:00");
        tellsTheTimeIn("America/St_Johns", "-02:30");
        tellsTheTimeIn("UTC", "+00:00");
    }

    private void tellsTheTimeIn(String zone, String offset) {
        IQ request = request("get", "", "<time xmlns='urn:xmpp:time'/>", SERVICE);
        new TimeHandler(host, entities, host.clock(), () -> ZoneId.of(zone)).handle(request);
        answered(
                "<time xmlns='urn:xmpp:time'><tzo>"
                        + offset
                        + "</tzo><utc>2026-07-01T12:30:15Z</utc></time>");
    }

    @Test
    void showsItsCardAndLetsNobodyWriteOnIt() {
        for (String[] language :
                List.of(
                        new String[] {"en", "Tells how this server is doing."},
                        new String[] {"de", "Sagt, wie es diesem Server geht."})) {
            ask("get", "xml:lang='" + language[0] + "'", "<vCard xmlns='vcard-temp'/>");
            answered(
                    "<vCard xmlns='vcard-temp'><FN>Monitor</FN><NICKNAME>Monitor</NICKNAME>"
                            + "<PHOTO><TYPE>image/png</TYPE><BINVAL>*</BINVAL></PHOTO>"
                            + "<JABBERID>s.example.org</JABBERID><DESC>"
                            + language[1]
                            + "</DESC></vCard>");
        }
        ask("set", "", "<vCard xmlns='vcard-temp'><FN>Mallory</FN></vCard>");
        refused("not-allowed");
    }

    /** XEP-0153 section 5: less than 8 KiB, between 32 and 96 pixels; PNG has them at fixed places. */
    @Test
    void hasPicturesThatClientsTake() {
        for (Category category : Category.values()) {
            byte[] png = java.util.Base64.getDecoder().decode(Picture.of(category).base64());
            assertTrue(png.length < 8192, category.key());
            assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
            assertEquals(64, java.nio.ByteBuffer.wrap(png).getInt(16), category.key());
            assertEquals(64, java.nio.ByteBuffer.wrap(png).getInt(20), category.key());
        }
    }

    @Test
    void answersPingsAndRequestsOfItsOwn() {
        ask("get", "", "<ping xmlns='urn:xmpp:ping'/>");
        answered("");
        ask("set", "", "<ping xmlns='urn:xmpp:ping'/>");
        refused("bad-request");
        ask("set", "", "<query xmlns='urn:example:own'/>");
        answered("");
        ask("get", "", "<query xmlns='urn:example:unknown'/>");
        refused("service-unavailable");
        ask("set", "", "<query xmlns='" + INFO + "'/>");
        refused("bad-request");
        ask("set", "", "<query xmlns='" + ITEMS + "'/>");
        refused("bad-request");
    }

    /** XEP-0030 section 7; for the rest RFC 6120 section 8.3.3.19. */
    @Test
    void isNobodyElse() {
        JID nobody = new JID("nobody@s.example.org");
        for (String payload :
                List.of(
                        "<query xmlns='" + INFO + "'/>",
                        "<query xmlns='" + ITEMS + "'/>",
                        "<ping xmlns='urn:xmpp:ping'/>",
                        "<time xmlns='urn:xmpp:time'/>",
                        "<query xmlns='jabber:iq:version'/>",
                        "<vCard xmlns='vcard-temp'/>")) {
            dispatcher.receive(request("get", "", payload, nobody));
            refused(payload.contains("disco") ? "item-not-found" : "service-unavailable");
        }
    }

    private void ask(String type, String attributes, String payload) {
        dispatcher.receive(request(type, attributes, payload, SERVICE));
    }

    private static IQ request(String type, String attributes, String payload, JID to) {
        return new IQ(
                StanzaMatch.parse(
                        "<iq type='"
                                + type
                                + "' id='q' from='alice@example.org/home' to='"
                                + to
                                + "' "
                                + attributes
                                + ">"
                                + payload
                                + "</iq>"));
    }

    private void answered(String payload) {
        Packet answer = sent.remove();
        Element expected =
                StanzaMatch.parse(
                        "<iq type='result' id='q' to='alice@example.org/home'"
                                + " from='s.example.org'>"
                                + payload
                                + "</iq>");
        assertEquals(
                null,
                StanzaMatch.difference(expected, StanzaMatch.parse(answer.toXML())),
                answer.toXML());
    }

    private void refused(String condition) {
        IQ answer = (IQ) sent.remove();
        assertEquals(IQ.Type.error, answer.getType());
        assertEquals(condition, answer.getError().getCondition().toXMPP());
    }
}
