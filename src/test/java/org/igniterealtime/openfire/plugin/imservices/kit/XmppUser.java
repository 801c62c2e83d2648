package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.UnparsedIQ;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.IqProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5Proxy;
import org.jivesoftware.smackx.commands.AdHocCommandManager;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Somebody with a Smack client, on loopback and without TLS. Messages and presences are kept in the order in which they came until
 * somebody takes them. Safe for several threads.
 */
public final class XmppUser implements AutoCloseable {

    static {
        // Looked at as they are: what Smack does not understand must not be lost.
        for (String namespace : List.of("jabber:iq:register", "jabber:iq:gateway")) {
            ProviderManager.addIQProvider("query", namespace, new WholeQuery(namespace));
        }
    }

    /** Keeps the XML of a query, the namespaces of its children included. */
    private static final class WholeQuery extends IqProvider<UnparsedIQ> {

        private final String namespace;

        WholeQuery(String namespace) {
            this.namespace = namespace;
        }

        @Override
        public UnparsedIQ parse(
                XmlPullParser parser, int depth, IqData data, XmlEnvironment environment)
                throws XmlPullParserException, IOException {
            return new UnparsedIQ("query", namespace, PacketParserUtils.parseElement(parser, true));
        }
    }

    private final XMPPTCPConnection connection;
    private final Received<Message> messages;
    private final Received<Presence> presences;

    private XmppUser(XMPPTCPConnection connection, String name) {
        this.connection = connection;
        this.messages = new Received<>(name);
        this.presences = new Received<>(name);
    }

    /** Logs in and is available when this returns. */
    public static XmppUser logIn(OpenfireServer server, String name, String password)
            throws Exception {
        return logIn(server.domain(), server.clientPort(), name, password);
    }

    private static XmppUser logIn(String domain, int port, String name, String password)
            throws Exception {
        return logIn(domain, port, name, password, "test");
    }

    /** The same on any server. */
    static XmppUser logIn(String domain, int port, String name, String password, String resource)
            throws Exception {
        XmppUser user = logInSilently(domain, port, name, password, resource);
        user.available();
        return user;
    }

    /** Sends presence, and waits until the server has dealt with it: stanzas of one session are handled in order. */
    public void available() throws SmackException, InterruptedException {
        send(presence(Presence.Type.available));
        PingManager.getInstanceFor(connection).pingMyServer();
    }

    /** Logs in and sends no presence. */
    public static XmppUser logInSilently(
            OpenfireServer server, String name, String password, String resource) throws Exception {
        return logInSilently(server.domain(), server.clientPort(), name, password, resource);
    }

    private static XmppUser logInSilently(
            String domain, int port, String name, String password, String resource)
            throws Exception {
        XMPPTCPConnection connection =
                new XMPPTCPConnection(
                        XMPPTCPConnectionConfiguration.builder()
                                .setXmppDomain(domain)
                                .setHost(Ports.LOOPBACK)
                                .setPort(port)
                                .setSecurityMode(SecurityMode.disabled)
                                .setCompressionEnabled(false)
                                .setSendPresence(false)
                                .setResource(Resourcepart.from(resource))
                                .setUsernameAndPassword(name, password)
                                .build());
        connection.setReplyTimeout(Limits.ANSWER.toMillis());
        connection.setUseStreamManagement(false);
        XmppUser user = new XmppUser(connection, name);
        connection.addSyncStanzaListener(
                stanza -> user.messages.add((Message) stanza), stanza -> stanza instanceof Message);
        connection.addSyncStanzaListener(
                stanza -> user.presences.add((Presence) stanza),
                stanza -> stanza instanceof Presence);
        Roster.getInstanceFor(connection).setSubscriptionMode(Roster.SubscriptionMode.manual);
        try {
            connection.connect();
            connection.login();
        } catch (XMPPException | SmackException | IOException | InterruptedException e) {
            // Openfire 4.2 does not answer the end of a stream that has not logged in.
            connection.instantShutdown();
            throw e;
        }
        return user;
    }

    public EntityBareJid jid() {
        return connection.getUser().asEntityBareJid();
    }

    public Jid fullJid() {
        return connection.getUser();
    }

    /** For Smack's own managers of what this class has no word for. */
    public XMPPConnection connection() {
        return connection;
    }

    public Roster roster() {
        return Roster.getInstanceFor(connection);
    }

    public DiscoverItems items(String of) throws Exception {
        return ServiceDiscoveryManager.getInstanceFor(connection).discoverItems(JidCreate.from(of));
    }

    /** Asked anew each time: without a node Smack would answer from the capabilities that it has seen in presence (XEP-0115). */
    public DiscoverInfo info(String of) throws Exception {
        return info(of, null);
    }

    public DiscoverInfo info(String of, String node) throws Exception {
        return ServiceDiscoveryManager.getInstanceFor(connection)
                .discoverInfo(JidCreate.from(of), node);
    }

    /**
     * Sends {@code <query/>} and gives the answer's.
     *
     * @param content what is inside of the query, as XML
     * @throws XMPPException.XMPPErrorException when the answer is an error
     */
    public Element query(IQ.Type type, String to, String namespace, String content)
            throws Exception {
        IQ request =
                new IQ("query", namespace) {
                    @Override
                    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
                            IQChildElementXmlStringBuilder xml) {
                        xml.rightAngleBracket();
                        xml.append(content);
                        return xml;
                    }
                };
        request.setType(type);
        request.setTo(JidCreate.from(to));
        IQ answer = connection.sendIqRequestAndWaitForResponse(request);
        return answer instanceof UnparsedIQ unparsed
                ? parse(unparsed.getContent().toString())
                : DocumentHelper.createElement("query");
    }

    /** A chat room, whether or not he is in it. */
    public MultiUserChat room(String address) throws Exception {
        return MultiUserChatManager.getInstanceFor(connection)
                .getMultiUserChat(JidCreate.entityBareFrom(address));
    }

    /** The chat rooms that a service lists. */
    public List<String> rooms(String service) throws Exception {
        return MultiUserChatManager.getInstanceFor(connection)
                .getRoomsHostedBy(JidCreate.domainBareFrom(service))
                .keySet()
                .stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** Streams through SOCKS 5 (XEP-0065), Smack's own; through proxies only, not from client to client. */
    public Socks5BytestreamManager bytestreams() {
        Socks5Proxy.setLocalSocks5ProxyEnabled(false);
        return Socks5BytestreamManager.getBytestreamManager(connection);
    }

    /** The ad-hoc commands that others offer. */
    public AdHocCommandManager commands() {
        return AdHocCommandManager.getAddHocCommandsManager(connection);
    }

    /**
     * Sends a request and gives the answer.
     *
     * @throws XMPPException.XMPPErrorException when the answer is an error
     */
    public IQ ask(IQ request) throws Exception {
        return connection.sendIqRequestAndWaitForResponse(request);
    }

    private static Element parse(String xml) throws DocumentException {
        return DocumentHelper.parseText(xml).getRootElement();
    }

    public Presence presence(Presence.Type type) {
        return connection.getStanzaFactory().buildPresenceStanza().ofType(type).build();
    }

    /** A presence to somebody, for example a request to see him. */
    public void sendPresence(Presence.Type type, String to) throws Exception {
        send(
                connection
                        .getStanzaFactory()
                        .buildPresenceStanza()
                        .ofType(type)
                        .to(JidCreate.from(to))
                        .build());
    }

    /** Sends a chat message and gives its id. */
    public String say(String to, String text) throws Exception {
        MessageBuilder message =
                connection
                        .getStanzaFactory()
                        .buildMessageStanza()
                        .ofType(Message.Type.chat)
                        .to(JidCreate.from(to))
                        .setBody(text);
        Message built = message.build();
        send(built);
        return built.getStanzaId();
    }

    /** Sends a chat message with more in it than its body. */
    public Message chat(String to, String text, ExtensionElement... more) throws Exception {
        MessageBuilder message =
                connection
                        .getStanzaFactory()
                        .buildMessageStanza()
                        .ofType(Message.Type.chat)
                        .to(JidCreate.from(to))
                        .setBody(text);
        for (ExtensionElement extension : more) {
            message.addExtension(extension);
        }
        Message built = message.build();
        send(built);
        return built;
    }

    /** Says how he is there. */
    public void show(Presence.Mode mode, String status) throws Exception {
        send(
                connection
                        .getStanzaFactory()
                        .buildPresenceStanza()
                        .setMode(mode)
                        .setStatus(status)
                        .build());
    }

    /** Sends a chat message with this and nothing else in it. */
    public void sendExtension(String to, ExtensionElement extension) throws Exception {
        send(
                connection
                        .getStanzaFactory()
                        .buildMessageStanza()
                        .ofType(Message.Type.chat)
                        .to(JidCreate.from(to))
                        .addExtension(extension)
                        .build());
    }

    public void send(Stanza stanza)
            throws SmackException.NotConnectedException, InterruptedException {
        connection.sendStanza(stanza);
    }

    /** Takes the first message that fits, waiting for it. */
    public Message awaitMessage(String what, Predicate<Message> fits) throws InterruptedException {
        return messages.await(what, Limits.ANSWER, fits);
    }

    /** Takes as many messages from somebody, errors not counted; in the order in which they came. */
    public List<String> awaitMessages(String from, int count, Duration limit)
            throws InterruptedException {
        return messages
                .await(
                        count + " messages from " + from,
                        limit,
                        message -> isFrom(message, from) && message.getType() != Message.Type.error,
                        count)
                .stream()
                .map(Message::getBody)
                .toList();
    }

    /** Takes the messages that fit and are there already. */
    public List<Message> messages(Predicate<Message> fits) {
        return messages.takeAll(fits);
    }

    /** How many messages that fit are there and have not been taken. */
    public int countMessages(Predicate<Message> fits) {
        return messages.count(fits);
    }

    /** Takes the first presence of a type from somebody (whatever his resource), waiting for it. */
    public Presence awaitPresence(String from, Presence.Type type, Duration limit)
            throws InterruptedException {
        return presences.await(
                "presence " + type + " from " + from,
                limit,
                presence -> presence.getType() == type && isFrom(presence, from));
    }

    /** Takes the first presence from somebody that fits, waiting for it. */
    public Presence awaitPresence(String from, Predicate<Presence> fits)
            throws InterruptedException {
        return presences.await(
                "a certain presence from " + from,
                Limits.ANSWER,
                presence -> isFrom(presence, from) && fits.test(presence));
    }

    public Presence awaitPresence(String from, Presence.Type type) throws InterruptedException {
        return awaitPresence(from, type, Limits.ANSWER);
    }

    /** Takes the presences that fit and are there already. */
    public List<Presence> presences(Predicate<Presence> fits) {
        return presences.takeAll(fits);
    }

    public static boolean isFrom(Stanza stanza, String address) {
        return stanza.getFrom() != null && stanza.getFrom().asBareJid().toString().equals(address);
    }

    /** Sends that he is not available, waits until the server has dealt with it, and ends the connection. */
    @Override
    public void close() {
        try {
            if (connection.isConnected()) {
                send(presence(Presence.Type.unavailable));
                PingManager.getInstanceFor(connection).pingMyServer();
            }
        } catch (SmackException e) {
            // The server went first.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.instantShutdown();
        }
    }

    /** Ends the connection without a word, as when the network breaks. */
    public void vanish() {
        connection.instantShutdown();
    }
}
