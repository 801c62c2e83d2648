package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ScriptedNetwork;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** The gateway's end, with real threads: XEP-0100 section 8, rule 6. */
class StopTest {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2);
    private final ConcurrentLinkedQueue<Packet> sent = new ConcurrentLinkedQueue<>();
    private final RecordingHost host =
            new RecordingHost(GatewayKit.DOMAIN, executor, Clock.systemUTC(), sent::add);
    private final ScriptedNetwork network = new ScriptedNetwork(Runnable::run);
    private final Gateway gateway = new Gateway(GatewayKit.definition("The Net"), host, network);

    @AfterEach
    void end() {
        gateway.stop();
        executor.shutdownNow();
    }

    private static void until(Await.Condition condition) throws Exception {
        Await.until("what the test waits for", Duration.ofSeconds(30), condition);
    }

    private void register(String user) {
        host.registrations.save(new Registration(new JID(user), "al", Secret.NONE, Map.of()));
    }

    @Test
    void returnsWhatWaitsAndIsUnconfirmedAndSaysGoodbye() throws Exception {
        register(GatewayKit.ALICE);
        register("carol@example.org");
        host.online("alice@example.org/home");
        network.silent(true);
        gateway.start();
        int count = 400;
        for (int i = 0; i < count; i++) {
            gateway.receive(message("alice@example.org/home", "m" + i));
        }
        gateway.receive(message("carol@example.org/home", "who is not online"));
        assertTimeoutPreemptively(Duration.ofSeconds(10), gateway::stop);
        List<String> bodies =
                sent.stream()
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .filter(message -> message.getType() == Message.Type.error)
                        .filter(message -> message.getTo().getNode().equals("alice"))
                        .map(Message::getBody)
                        .toList();
        assertEquals(count, bodies.size());
        assertEquals(count, bodies.stream().distinct().count());
        assertTrue(
                sent.stream()
                        .anyMatch(
                                stanza ->
                                        stanza instanceof Presence presence
                                                && presence.getType() == Presence.Type.unavailable
                                                && presence.getTo().getNode().equals("alice")));
        assertTrue(network.isStopped());
        assertFalse(network.isLoggedIn(GatewayKit.ALICE));
        int before = sent.size();
        gateway.stop();
        assertEquals(before, sent.size(), "twice does nothing more");
        assertEquals(List.of(), timers());
    }

    /** Timers that have not been cancelled; a wake-up that is due already finds nothing to do. */
    private List<Runnable> timers() {
        return executor.shutdownNow().stream()
                .filter(task -> ((Delayed) task).getDelay(TimeUnit.MILLISECONDS) > 0)
                .filter(task -> !((Future<?>) task).isCancelled())
                .toList();
    }

    @Test
    void leavesNoRetryBehind() throws Exception {
        register(GatewayKit.ALICE);
        network.manual();
        gateway.start();
        gateway.receive(presence("alice@example.org/home"));
        until(() -> network.isLoggedIn(GatewayKit.ALICE));
        network.account(GatewayKit.ALICE).fail(Cause.NETWORK_ERROR, "Refused");
        until(() -> sent.stream().anyMatch(Message.class::isInstance));
        gateway.stop();
        assertEquals(List.of(), timers());
    }

    @Test
    void answersAfterTheEnd() throws Exception {
        register(GatewayKit.ALICE);
        gateway.start();
        gateway.stop();
        gateway.receive(message("alice@example.org/home", "late"));
        Packet last = sent.stream().reduce((first, second) -> second).orElseThrow();
        assertTrue(last.toXML().contains("service-unavailable"), last.toXML());
    }

    @Test
    void saysWhyItCannotStart() {
        network.unusable("Install the package");
        ServiceException failure = assertThrows(ServiceException.class, gateway::start);
        assertEquals("Install the package", failure.getMessage());
        gateway.stop();
    }

    /** The manager stops services on the executor's threads; nothing may wait for a thread that is not there. */
    @Test
    void endsOnTheOnlyThreadOfTheExecutor() throws Exception {
        register(GatewayKit.ALICE);
        network.silent(true);
        gateway.start();
        gateway.receive(presence("alice@example.org/home"));
        until(() -> network.isLoggedIn(GatewayKit.ALICE));
        gateway.receive(message("alice@example.org/home", "m"));
        until(() -> network.account(GatewayKit.ALICE).sent().size() == 1);
        executor.setCorePoolSize(1);
        executor.setMaximumPoolSize(1);
        executor.submit(gateway::stop).get();
        until(() -> returned().contains("m"));
        assertEquals(List.of("m"), returned());
    }

    /** Many users at once, each of whom comes and goes while he writes: each message arrives or comes back, once. */
    @Test
    void losesAndDoublesNothingUnderLoad() throws Exception {
        int users = 20;
        int each = 500;
        ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
        network.person("bob", (from, text) -> arrived.add(text));
        for (int u = 0; u < users; u++) {
            host.registrations.save(
                    new Registration(
                            new JID("u" + u + "@example.org"), "n" + u, Secret.NONE, Map.of()));
        }
        gateway.start();
        List<Thread> threads =
                IntStream.range(0, users).mapToObj(u -> new Thread(() -> chat(u, each))).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        until(() -> arrived.size() + returned().size() >= users * each);
        List<String> all = new ArrayList<>(arrived);
        all.addAll(returned());
        assertEquals(users * each, all.size());
        assertEquals(users * each, all.stream().distinct().count());
        for (int u = 0; u < users; u++) {
            String prefix = u + "-";
            List<Integer> numbers =
                    arrived.stream()
                            .filter(text -> text.startsWith(prefix))
                            .map(text -> Integer.valueOf(text.substring(prefix.length())))
                            .toList();
            assertEquals(numbers.stream().sorted().toList(), numbers, "the order of user " + u);
        }
    }

    private List<String> returned() {
        return sent.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> message.getType() == Message.Type.error)
                .map(Message::getBody)
                .toList();
    }

    private void chat(int user, int count) {
        String address = "u" + user + "@example.org/r";
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                gateway.receive(presence(address));
            }
            gateway.receive(message(address, user + "-" + i));
            if (i % 100 == 99) {
                Presence gone = presence(address);
                gone.setType(Presence.Type.unavailable);
                gateway.receive(gone);
            }
        }
    }

    private static Presence presence(String from) {
        Presence presence = new Presence();
        presence.setFrom(from);
        presence.setTo(GatewayKit.DOMAIN);
        return presence;
    }

    private static Message message(String from, String body) {
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setID(body);
        message.setFrom(from);
        message.setTo("bob@" + GatewayKit.DOMAIN);
        message.setBody(body);
        return message;
    }
}
