package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

class ServiceRouteTest {

    private static final String DOMAIN = "irc.example.org";

    private final List<Packet> answers = new ArrayList<>();
    private final List<Packet> received = new ArrayList<>();
    private final ServiceRoute route = new ServiceRoute(DOMAIN, answers::add);

    private static <P extends Packet> P addressed(P packet) {
        packet.setFrom("alice@example.org/one");
        packet.setTo("bob@" + DOMAIN);
        packet.setID("id7");
        return packet;
    }

    private void open(boolean failing) {
        route.open(
                new Service() {
                    @Override
                    public void start() {
                        // Nothing to do.
                    }

                    @Override
                    public void receive(Packet stanza) {
                        received.add(stanza);
                        if (failing) {
                            throw new IllegalStateException("as the test asked");
                        }
                    }

                    @Override
                    public void stop() {
                        // Nothing to do.
                    }
                });
    }

    private void answered(PacketError.Condition condition) {
        assertEquals(1, answers.size());
        Packet answer = answers.remove(0);
        assertEquals(condition, answer.getError().getCondition());
        assertEquals("alice@example.org/one", answer.getTo().toString());
        assertEquals("bob@" + DOMAIN, answer.getFrom().toString());
        assertEquals("id7", answer.getID());
    }

    @Test
    void theServiceGetsACopy() {
        open(false);
        Presence shared = addressed(new Presence());
        route.process(shared);
        shared.setTo("carol@example.com");
        assertEquals(new JID("bob@" + DOMAIN), received.get(0).getTo());
    }

    @Test
    void withoutAServiceOnlyWhatAsksIsAnswered() {
        route.process(addressed(new Message()));
        answered(PacketError.Condition.service_unavailable);
        route.process(addressed(new IQ(IQ.Type.get)));
        answered(PacketError.Condition.service_unavailable);
        route.process(addressed(new IQ(IQ.Type.result)));
        route.process(addressed(new Presence()));
        Message error = addressed(new Message());
        error.setType(Message.Type.error);
        route.process(error);
        assertTrue(answers.isEmpty());
        open(false);
        route.shut();
        route.process(addressed(new IQ(IQ.Type.set)));
        answered(PacketError.Condition.service_unavailable);
        assertTrue(received.isEmpty());
    }

    @Test
    void aServiceThatThrowsIsAnsweredFor() {
        open(true);
        route.process(addressed(new Message()));
        answered(PacketError.Condition.internal_server_error);
        route.process(addressed(new IQ(IQ.Type.set)));
        answered(PacketError.Condition.internal_server_error);
        route.process(addressed(new Presence()));
        assertTrue(answers.isEmpty());
    }

    @Test
    void aStanzaWithoutASenderHarmsNobody() {
        Message nameless = new Message();
        nameless.setTo(DOMAIN);
        route.process(nameless);
        open(true);
        route.process(nameless);
        assertTrue(answers.isEmpty());
    }
}
