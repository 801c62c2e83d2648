package org.igniterealtime.openfire.plugin.imservices.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.AccountDeleted;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.LogInFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Refusal;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;

/** A service that tells events, without a server around it. */
class EventsServiceTest {

    private static final JID EVENTS = new JID("events.example.org");
    private static final JID JULIET = new JID("juliet@example.org/balcony");
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final LogInFailed FAILED =
            new LogInFailed("romeo", "10.0.0.1", Refusal.NOT_AUTHORIZED);

    @TempDir Path folder;
    private MonitorHost host;
    private Service service;

    @BeforeEach
    void begin() throws Exception {
        host = new MonitorHost(folder);
        start("type=events");
    }

    @AfterEach
    void end() {
        service.stop();
        assertEquals(0, host.figures.size());
        assertEquals(0, host.listeners.size());
        host.close();
    }

    private void start(String lines) throws Exception {
        service = new MonitorModule().create(MonitorHost.definition(EVENTS, lines), host);
        service.start();
    }

    private String ask(JID from, String body, String language) throws InterruptedException {
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setFrom(from);
        message.setTo(EVENTS);
        message.setBody(body);
        message.getElement().addAttribute(QName.get("lang", Namespace.XML_NAMESPACE), language);
        service.receive(message);
        return ((Message) host.next()).getBody();
    }

    private String ask(String body) throws InterruptedException {
        return ask(MonitorHost.BOSS, body, "en");
    }

    private IQ send(IQ.Type type, JID from, String xml) throws Exception {
        IQ request = new IQ(type);
        request.setFrom(from);
        request.setTo(EVENTS);
        request.setChildElement(DocumentHelper.parseText(xml).getRootElement());
        service.receive(request);
        return (IQ) host.next();
    }

    @Test
    void whatIsSubscribedToIsToldAlsoAfterARestart() throws Exception {
        assertEquals("You are told of: login", ask("subscribe login"));
        assertEquals("You are told of: login, memory", ask("subscribe memory"));
        host.happens(FAILED);
        Message told = (Message) host.next();
        assertEquals(Message.Type.chat, told.getType());
        assertEquals(MonitorHost.BOSS.asBareJID(), told.getTo());
        assertEquals("Log-in of romeo from 10.0.0.1 failed", told.getBody());

        service.stop();
        start("type=service");
        host.sent.clear();
        host.happens(new Presence(JULIET.asBareJID(), true));
        host.happens(FAILED);
        assertEquals("Log-in of romeo from 10.0.0.1 failed", ((Message) host.next()).getBody());
        assertEquals("You are told of: memory", ask("unsubscribe login"));
        assertTrue(ask("events").contains("✓ memory: "));
        assertEquals("You are not told of any events.", ask("unsubscribe all"));
        assertEquals("", Files.readString(folder.resolve("subscriptions.txt")));
        assertTrue(ask("memory").contains("iB"), "it is a monitor as well");
    }

    @Test
    void anEventsServiceIsNoMonitorAndSaysWhatItIs() throws Exception {
        String help = ask("help");
        assertTrue(help.contains("subscribe"), help);
        assertFalse(help.contains("threads"), help);
        assertTrue(ask("memory").contains("“help”"));
        assertTrue(ask("subscribe dance").contains("dance"));
        assertTrue(ask(MonitorHost.BOSS, "abonnieren anmeldung", "de").contains("login"));
        assertTrue(ask(MonitorHost.BOSS, "Ereignisse", "de").contains("✓ Anmeldung (login)"));
    }

    @Test
    void whoIsShutOutIsToldNothingUntilHeIsLetIn() throws Exception {
        host.letIn.add(JULIET.asBareJID());
        service.update(MonitorHost.definition(EVENTS, "type=events\naccess=conf/m.xml"));
        ask(JULIET, "subscribe login", "en");
        host.letIn.clear();
        host.happens(FAILED);
        host.letIn.add(JULIET.asBareJID());
        host.happens(new LogInFailed("tybalt", "", Refusal.LOCKED));
        assertTrue(
                ((Message) host.next()).getBody().contains("tybalt"),
                "the first is not told later");
        host.happens(new AccountDeleted(JULIET.asBareJID()));
        assertEquals("You are not told of any events.", lastLine(ask(JULIET, "events", "en")));
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @Test
    void manyEventsBecomeFewMessagesAndNoneIsLost() throws Exception {
        ask("subscribe login");
        for (int i = 0; i < 40; i++) {
            host.happens(FAILED);
        }
        for (int i = 0; i < 5; i++) {
            assertTrue(((Message) host.next()).getBody().startsWith("Log-in"));
        }
        assertEquals(0, host.sent.size());
        service.stop();
        String rest = "";
        for (Packet packet : host.sent) {
            rest = packet instanceof Message message ? message.getBody() : rest;
        }
        assertEquals(21, rest.lines().count(), rest);
        assertEquals("and 15 more (login: 15)", lastLine(rest));
    }

    @Test
    void programsFollowNodes() throws Exception {
        Element items =
                send(
                                IQ.Type.get,
                                MonitorHost.BOSS,
                                "<query xmlns='http://jabber.org/protocol/disco#items'/>")
                        .getChildElement();
        assertEquals(9, items.elements("item").size());
        Element info =
                send(
                                IQ.Type.get,
                                MonitorHost.BOSS,
                                "<query xmlns='http://jabber.org/protocol/disco#info' node='login'/>")
                        .getChildElement();
        assertEquals("leaf", info.element("identity").attributeValue("type"));
        String subscribe =
                "<pubsub xmlns='"
                        + PUBSUB
                        + "'><subscribe node='login' jid='"
                        + MonitorHost.BOSS
                        + "'/></pubsub>";
        assertEquals(IQ.Type.result, send(IQ.Type.set, MonitorHost.BOSS, subscribe).getType());
        assertEquals(
                Condition.forbidden,
                send(IQ.Type.set, JULIET, subscribe).getError().getCondition());
        host.happens(FAILED);
        Message told = (Message) host.next();
        assertEquals(MonitorHost.BOSS, told.getTo());
        assertNotNull(told.getChildElement("event", PUBSUB + "#event"));
    }

    @Test
    void isSubscribedToByAForm() throws Exception {
        String begin =
                "<command xmlns='http://jabber.org/protocol/commands'"
                        + " node='http://igniterealtime.org/protocol/imservices#events'";
        Element form = send(IQ.Type.set, MonitorHost.BOSS, begin + "/>").getChildElement();
        assertEquals("executing", form.attributeValue("status"));
        String session = form.attributeValue("sessionid");
        Element done =
                send(
                                IQ.Type.set,
                                MonitorHost.BOSS,
                                begin
                                        + " sessionid='"
                                        + session
                                        + "' action='complete'><x xmlns='jabber:x:data'"
                                        + " type='submit'><field var='kinds'><value>login</value>"
                                        + "<value>disk</value></field></x></command>")
                        .getChildElement();
        assertEquals("completed", done.attributeValue("status"), done.asXML());
        assertEquals("You are told of: login, disk", lastLine(ask("events")));
    }
}
