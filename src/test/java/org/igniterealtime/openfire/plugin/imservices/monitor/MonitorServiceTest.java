package org.igniterealtime.openfire.plugin.imservices.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/** A monitor without a server around it. */
class MonitorServiceTest {

    private static final JID MONITOR = new JID("monitor.example.org");
    private static final JID JULIET = new JID("juliet@example.org/balcony");
    private static final QName LANGUAGE = QName.get("lang", Namespace.XML_NAMESPACE);

    @TempDir Path folder;
    private MonitorHost host;
    private Service service;

    @BeforeEach
    void begin() throws Exception {
        host = new MonitorHost(folder);
        host.running.add(MonitorHost.service("irc.example.org", "running"));
        start("type=monitor");
    }

    @AfterEach
    void end() {
        service.stop();
        assertEquals(0, host.figures.size());
        host.close();
    }

    private void start(String lines) throws Exception {
        service = new MonitorModule().create(MonitorHost.definition(MONITOR, lines), host);
        service.start();
    }

    private static Message message(JID from, String body) {
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setFrom(from);
        message.setTo(MONITOR);
        message.setThread("t1");
        message.setBody(body);
        return message;
    }

    private Message ask(String body) throws InterruptedException {
        service.receive(message(MonitorHost.BOSS, body));
        Message answer = (Message) host.next();
        assertEquals(Message.Type.chat, answer.getType());
        assertEquals(MonitorHost.BOSS, answer.getTo());
        assertEquals("t1", answer.getThread());
        return answer;
    }

    @Test
    void answersEachWord() throws Exception {
        for (Topic topic : Topic.values()) {
            Message answer = ask(topic.word());
            assertTrue(answer.getBody().contains("\n"), answer.getBody());
            assertFalse(answer.getBody().contains("monitor."), "a text is missing: " + answer);
            assertEquals("en", answer.getElement().attributeValue(LANGUAGE));
        }
        assertTrue(ask("sessions").getBody().contains("Clients logged in: 12"));
        assertTrue(ask("  MEMORY ").getBody().contains("iB"));
        assertTrue(ask("database").getBody().contains("3 ms"));
        assertTrue(ask("services").getBody().contains("irc.example.org: running"));
        assertTrue(ask("queues").getBody().contains("2 KiB"));
        assertTrue(ask("dance").getBody().contains("“help”"));
        assertTrue(host.figures.get("questions").getAsDouble() > 10);
    }

    @Test
    void speaksTheLanguageOfWhoAsks() throws Exception {
        for (String[] each :
                new String[][] {
                    {"de", "Speicher", "Belegter Speicher"},
                    {"fr", "mémoire", "Mémoire utilisée"},
                    {"es", "memoria", "Memoria en uso"},
                    {"cs", "paměť", "Použitá paměť"},
                    {"zh", "内存", "已用内存"},
                    {"de", "memory", "Belegter Speicher"}
                }) {
            Message question = message(MonitorHost.BOSS, each[1]);
            question.getElement().addAttribute(LANGUAGE, each[0]);
            service.receive(question);
            Message answer = (Message) host.next();
            assertTrue(answer.getBody().contains(each[2]), answer.getBody());
            assertEquals(each[0], answer.getElement().attributeValue(LANGUAGE));
        }
    }

    @Test
    void saysWhatIsWrongAndShowsNoPasswords() throws Exception {
        host.running.add(MonitorHost.service("x.example.org", "failed"));
        host.databaseAnswers = false;
        host.log.add("INFO one");
        host.log.add("INFO password=hunter2");
        String status = ask("status").getBody();
        assertTrue(status.contains("x.example.org: failed"), status);
        assertTrue(status.contains("no libpurple"), status);
        assertTrue(status.contains("cannot be found out"), status);
        assertFalse(status.contains("hunter2"), status);
        assertEquals("End of the log\nINFO one\nINFO password=***", ask("log").getBody());
        assertEquals("End of the log\nINFO password=***", ask("log 1").getBody());
        String read = MonitorHost.BOSS + " IM Services: the server’s log read through the monitor";
        assertEquals(List.of(read, read), List.copyOf(host.audited));
    }

    @Test
    void showsAChart() throws Exception {
        Message answer = ask("memory chart");
        Element data = answer.getChildElement("data", Pictures.NAMESPACE);
        byte[] png = Base64.getDecoder().decode(data.getText());
        assertEquals(420, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        String cid = data.attributeValue("cid");
        Element html = answer.getChildElement("html", Answers.XHTML_IM);
        assertTrue(html.asXML().contains("src=\"cid:" + cid + "\""), html.asXML());
        assertTrue(answer.getBody().contains("█"), "for who sees no pictures");
        assertTrue(ask("services chart").getBody().contains("no chart"));

        IQ request = new IQ(IQ.Type.get);
        request.setFrom(MonitorHost.BOSS);
        request.setTo(MONITOR);
        request.setChildElement("data", Pictures.NAMESPACE).addAttribute("cid", cid);
        service.receive(request);
        assertEquals(data.getText(), ((IQ) host.next()).getChildElement().getText());
        IQ other = request.createCopy();
        other.setFrom(JULIET);
        service.receive(other);
        assertEquals(Condition.forbidden, host.next().getError().getCondition());
    }

    @Test
    void answersAdministratorsOnly() throws Exception {
        service.receive(message(JULIET, "status"));
        assertEquals(Condition.forbidden, host.next().getError().getCondition());
        // Errors and empty messages are not answered; the next thing sent is the answer to help.
        Message error = message(MonitorHost.BOSS, "help");
        error.setType(Message.Type.error);
        service.receive(error);
        Message typing = message(MonitorHost.BOSS, null);
        service.receive(typing);
        assertTrue(ask("help").getBody().contains("memory"));
    }

    @Test
    void whoIsOnTheListIsAnsweredAndNobodyElseWhenThereIsNone() throws Exception {
        host.letIn.add(JULIET.asBareJID());
        service.update(MonitorHost.definition(MONITOR, "type=monitor\naccess=conf/m.xml"));
        service.receive(message(JULIET, "status"));
        assertNull(host.next().getError());
        service.update(MonitorHost.definition(MONITOR, "type=monitor"));
        service.receive(message(JULIET, "status"));
        assertEquals(Condition.forbidden, host.next().getError().getCondition());
    }

    @Test
    void presenceShowsTheStateAndFollowsIt() throws Exception {
        subscribe(MonitorHost.BOSS);
        assertEquals(Presence.Type.subscribed, ((Presence) host.next()).getType());
        Presence shown = (Presence) host.next();
        assertTrue(shown.getStatus().startsWith("All is well. clients: 12"), shown.getStatus());
        assertNull(shown.getShow());
        assertNotNull(shown.getChildElement("c", "http://jabber.org/protocol/caps"));
        assertEquals(1, host.figures.get("watchers").getAsDouble());

        service.stop();
        assertEquals(Presence.Type.unavailable, ((Presence) host.next()).getType());
        host.running.add(MonitorHost.service("x.example.org", "failed"));
        start("type=monitor");
        Presence again = (Presence) host.next();
        assertEquals(Presence.Show.dnd, again.getShow(), "who watches is remembered");
        assertTrue(again.getStatus().contains("x.example.org"), again.getStatus());

        Presence goodbye = new Presence(Presence.Type.unsubscribe);
        goodbye.setFrom(MonitorHost.BOSS.asBareJID());
        goodbye.setTo(MONITOR);
        service.receive(goodbye);
        assertEquals(Presence.Type.unsubscribed, ((Presence) host.next()).getType());
        assertEquals("", Files.readString(folder.resolve("watchers.txt")));
        subscribe(JULIET);
        assertEquals(Presence.Type.unsubscribed, ((Presence) host.next()).getType());
    }

    private void subscribe(JID who) {
        Presence request = new Presence(Presence.Type.subscribe);
        request.setFrom(who.asBareJID());
        request.setTo(MONITOR);
        service.receive(request);
    }

    @Test
    void whoMayNoLongerSeeItIsToldSo() throws Exception {
        host.letIn.add(JULIET.asBareJID());
        service.update(MonitorHost.definition(MONITOR, "type=monitor\naccess=conf/m.xml"));
        subscribe(JULIET);
        host.next();
        host.next();
        host.letIn.clear();
        service.accessChanged();
        Presence last = (Presence) host.farewells.poll(10, TimeUnit.SECONDS);
        assertNotNull(last);
        assertEquals(Presence.Type.unavailable, last.getType());
    }

    @Test
    void commandsSayTheSame() throws Exception {
        IQ request = new IQ(IQ.Type.set);
        request.setFrom(MonitorHost.BOSS);
        request.setTo(MONITOR);
        request.setChildElement("command", "http://jabber.org/protocol/commands")
                .addAttribute("node", "http://igniterealtime.org/protocol/imservices#memory");
        service.receive(request);
        Element command = ((IQ) host.next()).getChildElement();
        assertEquals("completed", command.attributeValue("status"));
        assertTrue(command.asXML().contains("var=\"heap\""), command.asXML());
        assertTrue(command.asXML().contains(Answers.MEDIA), command.asXML());
        IQ other = request.createCopy();
        other.setFrom(JULIET);
        service.receive(other);
        assertEquals(Condition.forbidden, host.next().getError().getCondition());
    }

    @Test
    void tooManyQuestionsAreRefused() throws Exception {
        for (int i = 0; i <= Patience.AT_ONCE; i++) {
            service.receive(message(MonitorHost.BOSS, "help"));
        }
        boolean refused = false;
        for (int i = 0; i <= Patience.AT_ONCE; i++) {
            Packet answer = host.next();
            refused |=
                    answer.getError() != null
                            && answer.getError().getCondition() == Condition.resource_constraint;
        }
        assertTrue(refused);
    }

    @Test
    void whatItIsNotIsSaid() throws Exception {
        MonitorModule module = new MonitorModule();
        assertThrows(
                ServiceException.class,
                () ->
                        module.create(
                                MonitorHost.definition(MONITOR, "type=monitor\nparams=x;a=b"),
                                host));
        assertThrows(
                ServiceException.class,
                () ->
                        module.create(
                                MonitorHost.definition(MONITOR, "type=events\nparams=memory=101"),
                                host));
    }
}
