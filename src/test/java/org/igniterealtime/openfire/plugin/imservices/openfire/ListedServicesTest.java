package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.jivesoftware.openfire.IQRouter;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.XMPPServerInfo;
import org.jivesoftware.openfire.disco.IQDiscoItemsHandler;
import org.jivesoftware.openfire.handler.IQHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

/** The server's own handler is played: it lists five domains, and pages are none of its business. */
class ListedServicesTest {

    private static final String RSM = "http://jabber.org/protocol/rsm";
    private static final String JULIET = "juliet@example.org/balcony";
    private static final String ROMEO = "romeo@example.com/garden";
    private static final List<String> ALL =
            List.of(
                    "conference.example.org",
                    "irc.example.org",
                    "mail.example.org",
                    "proxy.example.org",
                    "search.example.org");

    private final XMPPServer server = mock(XMPPServer.class);
    private final IQRouter router = mock(IQRouter.class);
    private final IQDiscoItemsHandler own = mock(IQDiscoItemsHandler.class);
    private final Gate irc = new Gate();
    private final Gate rooms = new Gate();
    private final ListedServices listed = new ListedServices(server);
    private IQHandler handler;

    @BeforeEach
    void start() {
        XMPPServerInfo info = mock(XMPPServerInfo.class);
        when(info.getXMPPDomain()).thenReturn("example.org");
        when(server.getServerInfo()).thenReturn(info);
        when(server.getIQRouter()).thenReturn(router);
        when(server.getIQDiscoItemsHandler()).thenReturn(own);
        when(own.handleIQ(any())).thenAnswer(call -> list(call.getArgument(0)));
        listed.start();
        listed.start();
        ArgumentCaptor<IQHandler> added = ArgumentCaptor.forClass(IQHandler.class);
        verify(router, times(1)).addHandler(added.capture());
        handler = added.getValue();
        listed.guard("irc.example.org", irc);
        listed.guard("conference.example.org", rooms);
        rooms.open();
        irc.enforce(
                AccessLists.of(
                        "<item type='jid' value='juliet@example.org' action='allow' order='1'><iq/></item>"
                                + "<item action='deny' order='2'/>"),
                PeerFacts.STRANGER);
    }

    private static IQ list(IQ request) {
        assertNull(request.getChildElement().element(QName.get("set", RSM)));
        IQ answer = IQ.createResultIQ(request);
        Element query = answer.setChildElement("query", IQDiscoItemsHandler.NAMESPACE_DISCO_ITEMS);
        ALL.forEach(domain -> query.addElement("item").addAttribute("jid", domain));
        return answer;
    }

    private static IQ request(String from, String to) {
        IQ request = new IQ(IQ.Type.get, "id7");
        request.setFrom(from);
        request.setTo(to);
        request.setChildElement("query", IQDiscoItemsHandler.NAMESPACE_DISCO_ITEMS);
        return request;
    }

    private List<String> items(IQ request) throws Exception {
        return domains(handler.handleIQ(request));
    }

    private static List<String> domains(IQ answer) {
        assertEquals("id7", answer.getID());
        List<String> domains = new ArrayList<>();
        for (Object item : answer.getChildElement().elements("item")) {
            domains.add(((Element) item).attributeValue("jid"));
        }
        return domains;
    }

    private static List<String> without(String domain) {
        return ALL.stream().filter(each -> !each.equals(domain)).toList();
    }

    @Test
    void aServiceIsListedToWhomItsGateLetsAsk() throws Exception {
        assertEquals(ALL, items(request(JULIET, "example.org")));
        assertEquals(without("irc.example.org"), items(request(ROMEO, "example.org")));
        assertEquals(without("irc.example.org"), items(request(ROMEO, null)));
        assertEquals(without("irc.example.org"), items(request("example.com", "example.org")));
        assertEquals(without("irc.example.org"), items(request("news.example.org", "example.org")));
    }

    @Test
    void roomsAreHiddenAlike() throws Exception {
        rooms.close();
        assertEquals(without("conference.example.org"), items(request(JULIET, "example.org")));
    }

    /** XEP-0059: neither the page nor the count tells that there is more. */
    @Test
    void pagesAreMadeOfWhatIsLeft() throws Exception {
        IQ request = request(ROMEO, "example.org");
        request.getChildElement().addElement("set", RSM).addElement("max").setText("2");
        IQ first = handler.handleIQ(request);
        assertEquals(List.of("conference.example.org", "mail.example.org"), domains(first));
        Element set = first.getChildElement().element(QName.get("set", RSM));
        assertEquals("4", set.elementText("count"));

        IQ next = request(ROMEO, "example.org");
        Element after = next.getChildElement().addElement("set", RSM);
        after.addElement("max").setText("2");
        after.addElement("after").setText(set.elementText("last"));
        assertEquals(List.of("proxy.example.org", "search.example.org"), items(next));

        Element nonsense = request.getChildElement().element(QName.get("set", RSM));
        nonsense.element("max").setText("-7");
        assertEquals(
                PacketError.Condition.bad_request,
                handler.handleIQ(request).getError().getCondition());
    }

    @Test
    void otherQuestionsAreTheServersOwn() throws Exception {
        IQ node = request(ROMEO, "example.org");
        node.getChildElement().addAttribute("node", "http://jabber.org/protocol/commands");
        IQ set = request(ROMEO, "example.org");
        set.setType(IQ.Type.set);
        for (IQ other : List.of(node, set, request(ROMEO, "juliet@example.org"))) {
            assertNull(handler.handleIQ(other));
            ArgumentCaptor<Packet> passed = ArgumentCaptor.forClass(Packet.class);
            verify(own, atLeastOnce()).process(passed.capture());
            assertSame(other, passed.getValue());
        }
    }

    @Test
    void withoutAListNothingIsTouched() throws Exception {
        irc.open();
        IQ request = request(ROMEO, "example.org");
        assertNull(handler.handleIQ(request));
        verify(own).process(request);
        verify(own, never()).handleIQ(any());
    }

    @Test
    void anErrorOfTheServersIsPassedOn() throws Exception {
        IQ request = request(ROMEO, "example.org");
        IQ error = IQ.createResultIQ(request);
        error.setError(PacketError.Condition.internal_server_error);
        doReturn(error).when(own).handleIQ(any());
        assertSame(error, handler.handleIQ(request));
    }

    @Test
    void theServerGetsItsHandlerBack() {
        listed.stop();
        listed.stop();
        verify(router, times(1)).removeHandler(handler);
    }
}
