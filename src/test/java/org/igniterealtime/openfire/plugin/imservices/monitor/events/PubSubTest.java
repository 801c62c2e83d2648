package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** Requests of XEP-0060 version 1.26. */
class PubSubTest {

    private static final JID SERVICE = new JID("events.example.org");
    private static final JID BOT = new JID("bot@example.org/home");
    private static final String ERRORS = "http://jabber.org/protocol/pubsub#errors";

    @TempDir Path folder;
    private Items items;
    private PubSub pubSub;

    @BeforeEach
    void begin() {
        items = new Items();
        pubSub =
                new PubSub(
                        SERVICE,
                        new Subscriptions(folder.resolve("n.txt")),
                        items,
                        user -> user.getDomain().equals("example.org"),
                        new Texts(Locale.ENGLISH));
    }

    private IQ ask(JID from, IQ.Type type, String namespace, String xml) throws Exception {
        IQ request = new IQ(type);
        request.setFrom(from);
        request.setTo(SERVICE);
        Element child =
                DocumentHelper.parseText("<pubsub xmlns='" + namespace + "'>" + xml + "</pubsub>")
                        .getRootElement();
        request.setChildElement(child);
        IQ answer = pubSub.answer(request);
        assertEquals(request.getID(), answer.getID());
        return answer;
    }

    private IQ set(String xml) throws Exception {
        return ask(BOT, IQ.Type.set, PubSub.NAMESPACE, xml);
    }

    private IQ get(String xml) throws Exception {
        return ask(BOT, IQ.Type.get, PubSub.NAMESPACE, xml);
    }

    private static void assertError(IQ answer, String condition, String detail) {
        assertNotNull(answer.getError(), answer.toXML());
        assertEquals(condition, answer.getError().getCondition().toXMPP());
        if (detail != null) {
            assertNotNull(
                    answer.getError().getElement().element(QName.get(detail, ERRORS)),
                    answer.toXML());
        }
    }

    private static Event event(int number, Kind kind) {
        return new Event(
                "e" + number, kind, Instant.EPOCH, "irc", "failed", "7", Phrase.english("oh <no>"));
    }

    @Test
    void subscribesNotifiesAndUnsubscribes() throws Exception {
        Element done =
                set("<subscribe node='login' jid='bot@example.org'/>")
                        .getChildElement()
                        .element("subscription");
        assertEquals("subscribed", done.attributeValue("subscription"));
        assertEquals("bot@example.org", done.attributeValue("jid"));
        assertEquals(List.of(), pubSub.notifications(event(1, Kind.MEMORY)));

        Message message = pubSub.notifications(event(2, Kind.LOGIN)).get(0);
        assertEquals(Message.Type.headline, message.getType());
        assertEquals(new JID("bot@example.org"), message.getTo());
        Element list =
                message.getChildElement("event", "http://jabber.org/protocol/pubsub#event")
                        .element("items");
        assertEquals("login", list.attributeValue("node"));
        assertEquals("e2", list.element("item").attributeValue("id"));
        Element payload = list.element("item").element(QName.get("event", PubSub.PAYLOAD));
        assertEquals("login", payload.attributeValue("kind"));
        assertEquals("1970-01-01T00:00:00Z", payload.attributeValue("time"));
        assertEquals("irc", payload.attributeValue("subject"));
        assertEquals("failed", payload.attributeValue("state"));
        assertEquals("7", payload.attributeValue("value"));
        assertEquals("oh <no>", payload.elementText("text"));

        assertEquals(
                1,
                get("<subscriptions/>")
                        .getChildElement()
                        .element("subscriptions")
                        .elements("subscription")
                        .size());
        assertNull(set("<unsubscribe node='login' jid='bot@example.org'/>").getError());
        assertEquals(List.of(), pubSub.notifications(event(3, Kind.LOGIN)));
        assertError(
                set("<unsubscribe node='login' jid='bot@example.org'/>"),
                "unexpected-request",
                "not-subscribed");
    }

    @Test
    void keepsTheLastItemsTheNewestFirst() throws Exception {
        for (int i = 0; i < 60; i++) {
            items.add(event(i, Kind.DISK));
        }
        Element all = get("<items node='disk'/>").getChildElement().element("items");
        assertEquals(Items.MOST, all.elements("item").size());
        assertEquals("e59", all.element("item").attributeValue("id"));
        assertEquals(
                2,
                get("<items node='disk' max_items='2'/>")
                        .getChildElement()
                        .element("items")
                        .elements("item")
                        .size());
        Element one =
                get("<items node='disk'><item id='e20'/></items>")
                        .getChildElement()
                        .element("items");
        assertEquals("e20", one.element("item").attributeValue("id"));
        assertError(get("<items node='disk' max_items='x'/>"), "bad-request", null);
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertError(set("<subscribe jid='bot@example.org'/>"), "bad-request", "nodeid-required");
        assertError(set("<subscribe node='no' jid='bot@example.org'/>"), "item-not-found", null);
        assertError(
                set("<subscribe node='login' jid='boss@example.org'/>"),
                "bad-request",
                "invalid-jid");
        assertError(set("<subscribe node='login'/>"), "bad-request", "invalid-jid");
        assertError(set("<unsubscribe node='login' jid='boss@example.org'/>"), "forbidden", null);
        assertError(set(""), "bad-request", null);
        assertError(get("<dance/>"), "bad-request", null);
        assertError(
                ask(
                        new JID("mallory@evil.example/x"),
                        IQ.Type.get,
                        PubSub.NAMESPACE,
                        "<items node='login'/>"),
                "forbidden",
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "<publish node='login'><item/></publish>,,publish",
        "<create node='x'/>,,create-nodes",
        "<retract node='login'><item id='e1'/></retract>,,delete-items",
        "<options node='login' jid='bot@example.org'/>,,subscription-options",
        "<configure node='login'/>,#owner,config-node",
        "<delete node='login'/>,#owner,delete-nodes",
        "<purge node='login'/>,#owner,purge-nodes",
        "<affiliations node='login'/>,#owner,modify-affiliations",
        "<subscriptions node='login'/>,#owner,manage-subscriptions"
    })
    void namesWhatThereIsNot(String xml, String suffix, String feature) throws Exception {
        String namespace = PubSub.NAMESPACE + (suffix == null ? "" : suffix);
        IQ answer = ask(BOT, IQ.Type.set, namespace, xml);
        assertError(answer, "feature-not-implemented", "unsupported");
        assertEquals(
                feature,
                answer.getError()
                        .getElement()
                        .element(QName.get("unsupported", ERRORS))
                        .attributeValue("feature"));
    }

    @Test
    void whoMaySubscribeIsAMember() throws Exception {
        Element all = get("<affiliations/>").getChildElement().element("affiliations");
        assertEquals(Kind.values().length, all.elements("affiliation").size());
        assertTrue(all.asXML().contains("affiliation=\"member\""), all.asXML());
    }
}
