package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.FormField;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ScriptedNetwork;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A gateway at {@code net.example.org} between a scripted network and a recorded server: XML in, XML out. */
final class GatewayKit {

    static final String DOMAIN = "net.example.org";
    static final String ALICE = "alice@example.org";

    final ManualTime time = new ManualTime();
    final ScriptedNetwork network = new ScriptedNetwork(Runnable::run);
    private final Deque<Packet> sent = new ArrayDeque<>();
    final RecordingHost host = new RecordingHost(DOMAIN, time, time.clock(), sent::add);
    Gateway gateway;

    GatewayKit start(FormField... fields) {
        return start(Limits.USUAL, fields);
    }

    GatewayKit start(Limits limits, FormField... fields) {
        gateway = new Gateway(definition("The Net", fields), host, network, limits);
        try {
            gateway.start();
        } catch (ServiceException e) {
            throw new AssertionError(e);
        }
        time.run();
        return this;
    }

    static ServiceDefinition definition(String name, FormField... fields) {
        return new ServiceDefinition(
                DOMAIN,
                name,
                Category.GATEWAY,
                "irc",
                Browse.PUBLIC,
                List.of("urn:example:further"),
                "scripted",
                Parameters.NONE,
                Optional.empty(),
                List.of(),
                List.of(fields));
    }

    /** Somebody is registered before the start, or while nobody looks. */
    GatewayKit registered(String user, String name) {
        host.registrations.save(
                new Registration(new JID(user), name, new Secret("secret"), Map.of()));
        return this;
    }

    /** Alice is registered, online and logged in; what that made the gateway send is forgotten. */
    GatewayKit aliceOnline() {
        registered(ALICE, "al");
        if (gateway == null) {
            start();
        }
        in("<presence from='alice@example.org/home' to='net.example.org'/>");
        if (!network.isLoggedIn(ALICE)) {
            fail("alice is not logged in");
        }
        forget();
        return this;
    }

    ScriptedNetwork.Scripted alice() {
        return network.account(ALICE);
    }

    /** A stanza comes; what is due is done. */
    void in(String xml) {
        gateway.receive(packet(StanzaMatch.parse(xml)));
        time.run();
    }

    static Packet packet(Element element) {
        return switch (element.getName()) {
            case "iq" -> new IQ(element);
            case "message" -> new Message(element);
            default -> new Presence(element);
        };
    }

    /** The next stanza that was sent is this one. */
    void out(String xml) {
        Packet next = sent.poll();
        if (next == null) {
            fail("nothing was sent, instead of " + xml);
        }
        String difference = StanzaMatch.difference(StanzaMatch.parse(xml), parsed(next));
        if (difference != null) {
            fail(
                    difference
                            + "\nexpected: "
                            + xml
                            + "\nsent:     "
                            + next.toXML()
                            + "\nthen:     "
                            + sent);
        }
    }

    /** Nothing (more) was sent. */
    void silence() {
        assertEquals("[]", sent.toString());
    }

    void forget() {
        sent.clear();
    }

    /** Everything that was sent and not looked at. */
    List<Packet> all() {
        List<Packet> all = new ArrayList<>(sent);
        sent.clear();
        return all;
    }

    Packet next() {
        return sent.poll();
    }

    private static Element parsed(Packet packet) {
        return StanzaMatch.parse(packet.toXML());
    }
}
