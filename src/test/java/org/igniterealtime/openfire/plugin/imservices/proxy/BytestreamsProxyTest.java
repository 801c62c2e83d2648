package org.igniterealtime.openfire.plugin.imservices.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.SocksClient;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError.Condition;

/** XEP-0065 version 1.8.2 as a client meets it, on real sockets. */
@Timeout(60)
class BytestreamsProxyTest {

    private static final JID ALICE = new JID("alice@example.org/pc");
    private static final JID CAROL = new JID("carol@example.com/tablet");
    private static final JID BOB = new JID("bob@example.org/phone");
    private static final String DOMAIN = "files.example.org";

    private final ProxyHost host = new ProxyHost();
    private final BytestreamsModule module = new BytestreamsModule();
    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;

    @BeforeEach
    void findPort() throws IOException {
        port = Ports.free();
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        host.close();
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("imservices-proxy-"))
                        .toList());
    }

    private static ServiceDefinition definition(String domain, String parameters) {
        return ServicesFile.parse(
                        ("["
                                        + domain
                                        + "]\ncategory=proxy\ntype=bytestreams\nname=Files\nparams="
                                        + parameters)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .definitions()
                .get(0);
    }

    private Service start(String domain, String parameters) throws ServiceException {
        Service service =
                module.create(
                        definition(domain, "port=" + port + ";interface=127.0.0.1;" + parameters),
                        host);
        open.add(service::stop);
        service.start();
        return service;
    }

    private SocksClient client(String sid, JID requester, JID target) throws IOException {
        SocksClient client = SocksClient.connect(port, StreamHash.of(sid, requester, target));
        open.add(client);
        return client;
    }

    private IQ ask(Service service, IQ.Type type, JID from, String domain, String sid, String to)
            throws InterruptedException {
        IQ request = new IQ(type);
        request.setFrom(from);
        request.setTo(domain);
        Element query = request.setChildElement("query", BytestreamsHandler.NAMESPACE);
        if (sid != null) {
            query.addAttribute("sid", sid);
        }
        if (to != null) {
            query.addElement("activate").setText(to);
        }
        service.receive(request);
        IQ answer = (IQ) host.sent.poll(10, TimeUnit.SECONDS);
        assertEquals(request.getID(), answer.getID());
        assertEquals(from, answer.getTo());
        return answer;
    }

    private IQ activate(Service service, JID from, String sid, JID target)
            throws InterruptedException {
        return ask(service, IQ.Type.set, from, DOMAIN, sid, target.toString());
    }

    private static void refused(Condition condition, IQ answer) {
        assertEquals(IQ.Type.error, answer.getType());
        assertEquals(condition, answer.getError().getCondition());
    }

    /** Section 4. */
    @Test
    void tellsWhereToConnect() throws Exception {
        Service service = start(DOMAIN, "address=192.0.2.7,2001:db8::7");
        IQ answer = ask(service, IQ.Type.get, ALICE, DOMAIN, null, null);
        assertEquals(IQ.Type.result, answer.getType());
        assertEquals(
                List.of(DOMAIN + " 192.0.2.7 " + port, DOMAIN + " 2001:db8::7 " + port),
                answer.getChildElement().elements().stream()
                        .map(Element.class::cast)
                        .map(
                                it ->
                                        it.attributeValue("jid")
                                                + " "
                                                + it.attributeValue("host")
                                                + " "
                                                + it.attributeValue("port"))
                        .toList());
        refused(
                Condition.item_not_found,
                ask(service, IQ.Type.get, ALICE, "somebody@" + DOMAIN, null, null));
    }

    @Test
    void announcesWhereItListens() throws Exception {
        Service service = start(DOMAIN, "");
        IQ answer = ask(service, IQ.Type.get, ALICE, DOMAIN, null, null);
        assertEquals(
                "127.0.0.1", answer.getChildElement().element("streamhost").attributeValue("host"));
    }

    /** Section 3, and what every service answers. */
    @Test
    void isAProxyInDiscovery() throws Exception {
        Service service = start(DOMAIN, "");
        IQ request = new IQ(IQ.Type.get);
        request.setFrom(ALICE);
        request.setTo(DOMAIN);
        request.setChildElement("query", "http://jabber.org/protocol/disco#info");
        service.receive(request);
        Element info = ((IQ) host.sent.take()).getChildElement();
        assertEquals("proxy", info.element("identity").attributeValue("category"));
        assertEquals("bytestreams", info.element("identity").attributeValue("type"));
        assertEquals("Files", info.element("identity").attributeValue("name"));
        List<String> features =
                info.elements("feature").stream()
                        .map(Element.class::cast)
                        .map(feature -> feature.attributeValue("var"))
                        .toList();
        assertTrue(
                features.containsAll(
                        List.of(
                                "http://jabber.org/protocol/bytestreams",
                                "jabber:iq:version",
                                "urn:xmpp:ping",
                                "urn:xmpp:time",
                                "vcard-temp")),
                features.toString());
    }

    /** Section 6.3.5. */
    @Test
    void theRequesterActivates() throws Exception {
        Service service = start(DOMAIN, "");
        refused(Condition.item_not_found, activate(service, ALICE, "s1", BOB));
        SocksClient target = client("s1", ALICE, BOB);
        refused(Condition.not_allowed, activate(service, ALICE, "s1", BOB));
        SocksClient requester = client("s1", ALICE, BOB);
        refused(Condition.item_not_found, activate(service, BOB, "s1", ALICE));
        refused(
                Condition.item_not_found,
                activate(service, new JID("mallory@example.org/x"), "s1", BOB));
        IQ answer = activate(service, ALICE, "s1", BOB);
        assertEquals(IQ.Type.result, answer.getType());
        assertNull(answer.getChildElement());
        requester.send(new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, target.read(2));
        assertEquals(OptionalInt.of(1), service.usersOnline());
        assertEquals(1, host.figures.get("streams").getAsDouble());
        // Counted once they are on their way.
        Await.until(
                "two bytes are counted",
                Duration.ofSeconds(10),
                () -> host.figures.get("bytes").getAsDouble() == 2);
    }

    /** Section 6.3.2, rule 3: the addresses may have been bare. */
    @Test
    void bareAddressesWillDo() throws Exception {
        Service service = start(DOMAIN, "");
        client("s1", ALICE.asBareJID(), BOB.asBareJID());
        client("s1", ALICE.asBareJID(), BOB.asBareJID());
        assertEquals(IQ.Type.result, activate(service, ALICE, "s1", BOB.asBareJID()).getType());
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        Service service = start(DOMAIN, "");
        refused(Condition.bad_request, ask(service, IQ.Type.set, ALICE, DOMAIN, "s", null));
        refused(Condition.bad_request, ask(service, IQ.Type.set, ALICE, DOMAIN, null, "a@b/c"));
        refused(Condition.jid_malformed, ask(service, IQ.Type.set, ALICE, DOMAIN, "s", "@/"));
        Message message = new Message();
        message.setFrom(ALICE);
        message.setTo(DOMAIN);
        message.setBody("hello");
        service.receive(message);
        assertEquals(Condition.service_unavailable, host.sent.take().getError().getCondition());
    }

    @Test
    void limitsAreOfAllAndOfEachUser() throws Exception {
        Service service = start(DOMAIN, "streams=3;streamsPerUser=2");
        JID carol = new JID("carol@example.org/pc");
        List<SocksClient> clients = new ArrayList<>();
        for (String sid : List.of("s1", "s2", "s3", "s4")) {
            for (JID requester : List.of(ALICE, carol)) {
                clients.add(client(sid, requester, BOB));
                clients.add(client(sid, requester, BOB));
            }
        }
        assertEquals(IQ.Type.result, activate(service, ALICE, "s1", BOB).getType());
        assertEquals(IQ.Type.result, activate(service, ALICE, "s2", BOB).getType());
        refused(Condition.resource_constraint, activate(service, ALICE, "s3", BOB));
        refused(
                Condition.resource_constraint,
                activate(service, new JID("alice@example.org/other"), "s3", BOB));
        assertEquals(IQ.Type.result, activate(service, carol, "s1", BOB).getType());
        refused(Condition.resource_constraint, activate(service, carol, "s2", BOB));
        // An end makes room.
        clients.get(0).close();
        clients.get(1).close();
        org.igniterealtime.openfire.plugin.imservices.kit.Await.until(
                "there is room again",
                java.time.Duration.ofSeconds(10),
                () -> activate(service, carol, "s2", BOB).getType() == IQ.Type.result);
    }

    @Test
    void whoIsShutOutLosesHisStreams() throws Exception {
        Service service = start(DOMAIN, "");
        SocksClient target = client("s1", ALICE, BOB);
        client("s1", ALICE, BOB);
        activate(service, ALICE, "s1", BOB);
        SocksClient hers = client("s2", BOB, ALICE);
        client("s2", BOB, ALICE);
        activate(service, BOB, "s2", ALICE);
        SocksClient other = client("s3", BOB, CAROL);
        SocksClient requester = client("s3", BOB, CAROL);
        activate(service, BOB, "s3", CAROL);
        host.shutOut.add(ALICE.asBareJID());
        service.accessChanged();
        assertThrows(SocketException.class, target::read);
        assertThrows(SocketException.class, hers::read, "those to her as well");
        requester.send(new byte[] {1});
        assertEquals(1, other.read(), "others are left alone");
    }

    @Test
    void nobodyStreamsToWhomTheListKeepsOut() throws Exception {
        Service service = start(DOMAIN, "");
        host.shutOut.add(BOB.asBareJID());
        client("s1", ALICE, BOB);
        client("s1", ALICE, BOB);
        refused(Condition.forbidden, activate(service, ALICE, "s1", BOB));
        client("s2", ALICE, CAROL);
        client("s2", ALICE, CAROL);
        assertEquals(IQ.Type.result, activate(service, ALICE, "s2", CAROL).getType());
    }

    @Test
    void domainsShareAPort() throws Exception {
        Service one = start(DOMAIN, "");
        Service two = start("other.example.org", "");
        SocksClient target = client("s1", ALICE, BOB);
        SocksClient requester = client("s1", ALICE, BOB);
        assertEquals(
                IQ.Type.result,
                ask(two, IQ.Type.set, ALICE, "other.example.org", "s1", BOB.toString()).getType());
        SocksClient mine = client("s2", ALICE, BOB);
        SocksClient yours = client("s2", ALICE, BOB);
        activate(one, ALICE, "s2", BOB);
        one.stop();
        assertThrows(SocketException.class, mine::read);
        assertThrows(SocketException.class, yours::read);
        requester.send(new byte[] {7});
        assertEquals(7, target.read());
        two.stop();
        assertThrows(SocketException.class, target::read);
        assertTrue(!Ports.isOpen(port), "the port is closed with the last service");
        Service again = start(DOMAIN, "");
        client("s3", ALICE, BOB);
        client("s3", ALICE, BOB);
        assertEquals(IQ.Type.result, activate(again, ALICE, "s3", BOB).getType());
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (ServerSocket taken =
                new ServerSocket(port, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            ServiceException e = assertThrows(ServiceException.class, () -> start(DOMAIN, ""));
            assertTrue(
                    e.getMessage().contains("port " + taken.getLocalPort() + " is in use"),
                    e.getMessage());
        }
    }

    @Test
    void aPortOnOtherInterfacesIsSaid() throws Exception {
        start(DOMAIN, "");
        Service other = module.create(definition("other.example.org", "port=" + port), host);
        ServiceException e = assertThrows(ServiceException.class, other::start);
        other.stop();
        assertTrue(e.getMessage().contains("belongs to another proxy"), e.getMessage());
    }

    @Test
    void anInterfaceThatIsNotThereIsSaid() throws Exception {
        Service service = module.create(definition(DOMAIN, "interface=nosuch0.invalid"), host);
        ServiceException e = assertThrows(ServiceException.class, service::start);
        service.stop();
        assertTrue(e.getMessage().contains("interface=nosuch0.invalid"), e.getMessage());
    }
}
