package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
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
    private final Gate gate = new Gate();
    private final ServiceRoute route = new ServiceRoute(DOMAIN, answers::add);

    private static <P extends Packet> P addressed(P packet) {
        packet.setFrom("alice@example.org/one");
        packet.setTo("bob@" + DOMAIN);
        packet.setID("id7");
        return packet;
    }

    private void open(boolean failing) {
        open(
                stanza -> {
                    if (failing) {
                        throw new IllegalStateException("as the test asked");
                    }
                });
    }

    private void open(Consumer<Packet> then) {
        gate.open();
        route.open(
                new Service() {
                    @Override
                    public void start() {
                        // Nothing to do.
                    }

                    @Override
                    public void receive(Packet stanza) {
                        received.add(stanza);
                        then.accept(stanza);
                    }

                    @Override
                    public void stop() {
                        // Nothing to do.
                    }
                },
                gate);
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

    /** What a service answers while it is stopped must still pass its gate, which closes when the route is shut. */
    @Test
    void whoIsInsideIsWaitedFor() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean passed = new AtomicBoolean();
        open(
                stanza -> {
                    inside.countDown();
                    await(go);
                    passed.set(gate.allows(stanza, true));
                });
        Thread server = new Thread(() -> route.process(addressed(new Message())));
        Thread stop =
                new Thread(
                        () -> {
                            route.shut();
                            gate.close();
                        });
        server.start();
        inside.await();
        stop.start();
        while (stop.getState() != Thread.State.TIMED_WAITING && stop.isAlive()) {
            Thread.onSpinWait();
        }
        route.process(addressed(new IQ(IQ.Type.get)));
        answered(PacketError.Condition.service_unavailable);
        go.countDown();
        server.join();
        stop.join();
        assertTrue(passed.get());
    }

    /** A service that never gives a thread back must not hold up those who stop it. */
    @Test
    void nobodyIsWaitedForWithoutEnd() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        open(
                stanza -> {
                    inside.countDown();
                    await(go);
                });
        Thread server = new Thread(() -> route.process(addressed(new Message())));
        server.start();
        inside.await();
        route.shut();
        assertTrue(server.isAlive());
        go.countDown();
        server.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    @Test
    void whoIsShutOutMeetsTheSameAsWhereNobodyIs() {
        List<Packet> stanzas = StanzaSamples.all();
        List<String> nobodyThere = outcome(stanzas);
        assertTrue(nobodyThere.size() > 4);

        open(false);
        gate.close();
        assertEquals(nobodyThere, outcome(stanzas));
        gate.enforce(
                AccessLists.of(
                        "<item type='jid' value='alice@example.org' action='deny' order='1'/>"),
                PeerFacts.STRANGER);
        assertEquals(nobodyThere, outcome(stanzas));
        assertTrue(received.isEmpty());
    }

    /** XEP-0016 section 2.14. */
    private List<String> outcome(List<Packet> stanzas) {
        answers.clear();
        stanzas.forEach(stanza -> route.process(addressed(stanza.createCopy())));
        return answers.stream().map(Packet::toXML).toList();
    }

    @Test
    void whoIsLetInIsHeard() {
        open(false);
        gate.enforce(
                AccessLists.of(
                        "<item type='jid' value='alice@example.org' action='allow' order='1'/>"
                                + "<item action='deny' order='2'/>"),
                PeerFacts.STRANGER);
        List<Packet> stanzas = StanzaSamples.all();
        assertEquals(List.of(), outcome(stanzas));
        assertEquals(stanzas.size(), received.size());
    }

    @Test
    void kindsAreToldApart() {
        open(false);
        gate.enforce(
                AccessLists.of("<item action='deny' order='1'><presence-in/></item>"),
                PeerFacts.STRANGER);
        outcome(StanzaSamples.all());
        assertEquals(
                List.of(),
                received.stream()
                        .filter(
                                stanza ->
                                        stanza instanceof Presence presence
                                                && (presence.getType() == null
                                                        || presence.getType()
                                                                == Presence.Type.unavailable))
                        .toList());
        assertEquals(StanzaSamples.all().size() - 2, received.size());
    }

    @Test
    void factsThatFailLetNobodyIn() {
        open(false);
        gate.enforce(
                AccessLists.of("<item type='group' value='Staff' action='deny' order='1'/>"),
                new PeerFacts() {
                    @Override
                    public List<String> groups(JID peer) {
                        throw new IllegalStateException("as the test asked");
                    }

                    @Override
                    public Subscription subscription(JID peer) {
                        return Subscription.NONE;
                    }
                });
        route.process(addressed(new IQ(IQ.Type.get)));
        answered(PacketError.Condition.service_unavailable);
        assertTrue(received.isEmpty());
    }
}
