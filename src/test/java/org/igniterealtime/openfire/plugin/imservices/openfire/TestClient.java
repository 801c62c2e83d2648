package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.iqversion.packet.Version;
import org.jxmpp.jid.impl.JidCreate;

/** A user at a client; keeps all messages and presences it gets. */
final class TestClient implements AutoCloseable {

    private final XMPPTCPConnection connection;
    private final List<Stanza> received = new ArrayList<>();

    TestClient(OpenfireServer server, String user, String resource) throws Exception {
        connection =
                new XMPPTCPConnection(
                        XMPPTCPConnectionConfiguration.builder()
                                .setHostAddress(InetAddress.getLoopbackAddress())
                                .setPort(server.clientPort())
                                .setXmppDomain(server.domain())
                                .setUsernameAndPassword(user, "secret")
                                .setResource(resource)
                                .setSecurityMode(ConnectionConfiguration.SecurityMode.disabled)
                                .setSendPresence(false)
                                .build());
        connection.setReplyTimeout(RecorderServer.SOON.toMillis());
        // A resumable session would outlive the connection that breaks.
        connection.setUseStreamManagement(false);
        connection.addAsyncStanzaListener(this::keep, stanza -> !(stanza instanceof IQ));
        Roster.getInstanceFor(connection).setSubscriptionMode(Roster.SubscriptionMode.manual);
        connection.connect().login();
    }

    private void keep(Stanza stanza) {
        synchronized (received) {
            received.add(stanza);
        }
    }

    Roster roster() {
        return Roster.getInstanceFor(connection);
    }

    void available(String status) throws Exception {
        connection.sendStanza(PresenceBuilder.buildPresence().setStatus(status).build());
    }

    void presence(Presence.Type type, String to) throws Exception {
        connection.sendStanza(PresenceBuilder.buildPresence().ofType(type).to(to).build());
    }

    void message(String to, String body) throws Exception {
        connection.sendStanza(
                connection
                        .getStanzaFactory()
                        .buildMessageStanza()
                        .to(to)
                        .ofType(Message.Type.chat)
                        .setBody(body)
                        .build());
    }

    /** Sends a message and waits for the answer's body, or its error's condition. */
    String ask(String to, String body) throws Exception {
        int before = messages().size();
        message(to, body);
        Await.until("an answer to " + body, RecorderServer.SOON, () -> messages().size() > before);
        Message answer = messages().get(before);
        return answer.getType() == Message.Type.error
                ? answer.getError().getCondition().toString()
                : answer.getBody();
    }

    List<Message> messages() {
        synchronized (received) {
            return received.stream()
                    .filter(Message.class::isInstance)
                    .map(Message.class::cast)
                    .toList();
        }
    }

    /** All that have come from an address, whatever their type. */
    long presences(String from) {
        synchronized (received) {
            return received.stream()
                    .filter(stanza -> stanza instanceof Presence && stanza.getFrom() != null)
                    .filter(stanza -> stanza.getFrom().toString().equals(from))
                    .count();
        }
    }

    /** How a request is answered: {@code result}, or the error's condition. */
    String answer(String to) throws Exception {
        try {
            return query(to).toString();
        } catch (XMPPException.XMPPErrorException e) {
            return e.getStanzaError().getCondition().toString();
        }
    }

    boolean hasPresence(Presence.Type type, String from) {
        synchronized (received) {
            return received.stream()
                    .anyMatch(
                            stanza ->
                                    stanza instanceof Presence presence
                                            && presence.getType() == type
                                            && presence.getFrom() != null
                                            && presence.getFrom().toString().equals(from));
        }
    }

    /** A request that the recorder answers with an empty result. */
    IQ.Type query(String to) throws Exception {
        Version version = new Version(JidCreate.from(to));
        return connection.createStanzaCollectorAndSend(version).<IQ>nextResultOrThrow().getType();
    }

    Set<String> discoItems() throws Exception {
        DiscoverItems request = new DiscoverItems();
        request.setTo(connection.getXMPPServiceDomain());
        DiscoverItems items = connection.createStanzaCollectorAndSend(request).nextResultOrThrow();
        return items.getItems().stream()
                .map(item -> item.getEntityID() + "=" + item.getName())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** As when the network breaks. */
    void vanish() {
        connection.instantShutdown();
    }

    @Override
    public void close() {
        // Openfire 4.2 does not answer the end of a stream; there is nothing to wait for.
        connection.setReplyTimeout(500);
        connection.disconnect();
    }
}
