package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.SocksClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams on real sockets. */
@Timeout(60)
class DoorTest {

    private static final Lobby.Limits LIMITS =
            new Lobby.Limits(
                    100, 90, TimeUnit.MILLISECONDS.toNanos(400), TimeUnit.SECONDS.toNanos(30));

    private final Watch watch = new Watch();
    private final Log log = new Log();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Door door;

    private static final class Watch implements DoorWatch {
        @Override
        public void troubled(String reason) {}

        @Override
        public void recovered() {}

        @Override
        public void broken(Throwable cause) {
            throw new AssertionError(cause);
        }
    }

    /** What is told of streams. */
    private static final class Log implements StreamListener {
        final BlockingQueue<Stream> started = new LinkedBlockingQueue<>();
        final BlockingQueue<End> ended = new LinkedBlockingQueue<>();
        final AtomicLong bytes = new AtomicLong();

        @Override
        public boolean started(Stream stream) {
            started.add(stream);
            return true;
        }

        @Override
        public void moved(long more) {
            bytes.addAndGet(more);
        }

        @Override
        public void ended(Stream stream, End end) {
            ended.add(end);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (door != null) {
            door.close();
        }
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("imservices-proxy-"))
                        .toList());
    }

    private void open() throws IOException {
        open(LIMITS);
    }

    private void open(Lobby.Limits limits) throws IOException {
        door = Door.open(List.of(new InetSocketAddress(Ports.LOOPBACK, 0)), watch, limits);
    }

    private static String hash(int number) {
        return String.format("%040x", number);
    }

    private SocksClient client(int number) throws IOException {
        SocksClient client = SocksClient.connect(door.port(), hash(number));
        open.add(client);
        return client;
    }

    private SocksClient silent() throws IOException {
        SocksClient client = SocksClient.silent(door.port());
        open.add(client);
        return client;
    }

    private Terms terms() {
        return new Terms(Duration.ofSeconds(60), 0, new Throttle(0), log);
    }

    private Activation activate(Terms terms, int... numbers) throws Exception {
        CompletableFuture<Activation> answer = new CompletableFuture<>();
        List<String> hashes = new ArrayList<>();
        for (int number : numbers) {
            hashes.add(hash(number));
        }
        door.activate(hashes, terms, answer::complete);
        return answer.get(10, TimeUnit.SECONDS);
    }

    private End end() throws InterruptedException {
        return log.ended.poll(20, TimeUnit.SECONDS);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static CompletableFuture<Void> send(SocksClient client, byte[] bytes, boolean end) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        client.send(bytes);
                        if (end) {
                            client.end();
                        }
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    /** XEP-0065 sections 6.3.5 and 10.1: both ways; and each may end before the other. */
    @Test
    void movesBytesBothWaysAndHalfCloses() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        assertEquals(Activation.ACTIVE, activate(terms(), 1));
        byte[] file = random(5_000_000);
        byte[] other = random(3_000_000);
        CompletableFuture<Void> there = send(requester, file, true);
        assertArrayEquals(file, target.readAll());
        there.get(10, TimeUnit.SECONDS);
        // The requester has ended; the target may still send.
        CompletableFuture<Void> back = send(target, other, true);
        assertArrayEquals(other, requester.readAll());
        back.get(10, TimeUnit.SECONDS);
        assertEquals(End.FINISHED, end());
        assertEquals(8_000_000, log.bytes.get());
    }

    @Test
    void bothWaysAtOnce() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        activate(terms(), 1);
        byte[] file = random(20_000_000);
        byte[] other = random(19_000_000);
        CompletableFuture<Void> there = send(requester, file, true);
        CompletableFuture<Void> back = send(target, other, true);
        CompletableFuture<byte[]> received =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return target.readAll();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });
        assertArrayEquals(other, requester.readAll());
        assertArrayEquals(file, received.get(20, TimeUnit.SECONDS));
        there.get(10, TimeUnit.SECONDS);
        back.get(10, TimeUnit.SECONDS);
        assertEquals(End.FINISHED, end());
    }

    @Test
    void withoutActivationNothingIsMovedAndNothingIsLost() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        requester.send(new byte[] {1, 2, 3});
        target.socket().setSoTimeout(200);
        assertThrows(java.net.SocketTimeoutException.class, target::read);
        assertEquals(Activation.ACTIVE, activate(terms(), 1));
        target.socket().setSoTimeout(10_000);
        assertArrayEquals(new byte[] {1, 2, 3}, target.read(3));
    }

    /** More than the proxy keeps waits in the system's buffers. */
    @Test
    void whatIsSentTooEarlyArrivesWhole() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        byte[] file = random(1_000_000);
        CompletableFuture<Void> sent = send(requester, file, true);
        target.send(new byte[] {9});
        assertEquals(9, await(() -> activate(terms(), 1), requester));
        assertArrayEquals(file, target.readAll());
        sent.get(10, TimeUnit.SECONDS);
    }

    private static int await(java.util.concurrent.Callable<Activation> first, SocksClient then)
            throws Exception {
        assertEquals(Activation.ACTIVE, first.call());
        return then.read();
    }

    /** XEP-0065 section 6.3.5. */
    @Test
    void whoIsAloneAndWhoIsUnknown() throws Exception {
        open();
        assertEquals(Activation.UNKNOWN, activate(terms(), 1));
        SocksClient first = client(1);
        assertEquals(Activation.ALONE, activate(terms(), 2, 1));
        first.close();
        Await.until(
                "who has hung up is forgotten",
                Duration.ofSeconds(10),
                () -> activate(terms(), 1) == Activation.UNKNOWN);
    }

    /** XEP-0065 section 10.1: only one target. */
    @Test
    void theThirdIsRefused() throws Exception {
        open();
        client(1);
        client(1);
        SocksClient third = silent();
        assertEquals(2, third.request(hash(1))[1]);
        assertEquals(-1, third.read());
        assertEquals(Activation.ACTIVE, activate(terms(), 1), "the two have not noticed");
    }

    @Test
    void whoIsSlowOrSilentIsPutOut() throws Exception {
        open();
        SocksClient silent = silent();
        SocksClient slow = silent();
        slow.send(new byte[] {5, 1});
        assertEquals(-1, silent.read());
        assertEquals(-1, slow.read());
    }

    @Test
    void garbageIsClosedAtOnce() throws Exception {
        open(new Lobby.Limits(100, 100, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2));
        SocksClient browser = silent();
        browser.send("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try {
            assertEquals(-1, browser.read());
        } catch (SocketException e) {
            assertTrue(e.getMessage().contains("reset"), e.getMessage());
        }
    }

    @Test
    void manyThatSayNothingDoNotKeepOthersOut() throws Exception {
        open(new Lobby.Limits(50, 1000, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2));
        for (int i = 0; i < 300; i++) {
            silent();
        }
        SocksClient target = client(1);
        SocksClient requester = client(1);
        assertEquals(Activation.ACTIVE, activate(terms(), 1));
        requester.send(new byte[] {7});
        assertEquals(7, target.read());
    }

    /** A receiver that does not read makes the sender wait; nothing piles up here. */
    @Test
    void aSlowReceiverSlowsTheSenderDown() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        activate(terms(), 1);
        byte[] file = random(60_000_000);
        CompletableFuture<Void> sent = send(requester, file, true);
        Await.until("some is moved", Duration.ofSeconds(10), () -> log.bytes.get() > 0);
        long before = -1;
        while (before != log.bytes.get()) {
            before = log.bytes.get();
            assertThrows(
                    java.util.concurrent.TimeoutException.class,
                    () -> sent.get(300, TimeUnit.MILLISECONDS));
        }
        assertArrayEquals(file, target.readAll());
        sent.get(10, TimeUnit.SECONDS);
    }

    /** More than there are large buffers: whoever keeps one, the others get on, and every byte comes once and in order. */
    @Test
    void manySlowReceiversKeepTheirBytes() throws Exception {
        open();
        byte[] file = random(8_000_000);
        List<SocksClient> targets = new ArrayList<>();
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int n = 1; n <= 40; n++) {
            targets.add(client(n));
            SocksClient requester = client(n);
            activate(terms(), n);
            sent.add(send(requester, file, true));
        }
        Await.until("some is moved", Duration.ofSeconds(10), () -> log.bytes.get() > 0);
        SocksClient reader = client(41);
        SocksClient quick = client(41);
        activate(terms(), 41);
        quick.send(new byte[] {1});
        assertEquals(1, reader.read());
        for (SocksClient target : targets) {
            assertArrayEquals(file, target.readAll());
        }
        for (CompletableFuture<Void> each : sent) {
            each.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoVanishesTakesTheOtherWithHim() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        activate(terms(), 1);
        requester.send(new byte[] {1});
        assertEquals(1, target.read());
        requester.socket().setSoLinger(true, 0);
        requester.close();
        // Not an end as of a whole file.
        assertThrows(SocketException.class, target::read);
        assertEquals(End.BROKEN, end());
    }

    @Test
    void theIdleAreEnded() throws Exception {
        open();
        SocksClient target = client(1);
        client(1);
        activate(new Terms(Duration.ofMillis(100), 0, new Throttle(0), log), 1);
        assertThrows(SocketException.class, target::read);
        assertEquals(End.IDLE, end());
    }

    @Test
    void ownersCanBeShutOut() throws Exception {
        open();
        SocksClient target = client(1);
        client(1);
        activate(terms(), 1);
        log.started.take().end(End.SHUT_OUT);
        assertThrows(SocketException.class, target::read);
        assertEquals(End.SHUT_OUT, end());
    }

    @Test
    void bandwidthIsKept() throws Exception {
        open();
        SocksClient target = client(1);
        SocksClient requester = client(1);
        activate(new Terms(Duration.ofSeconds(60), 400_000, new Throttle(0), log), 1);
        long start = System.nanoTime();
        CompletableFuture<Void> sent = send(requester, random(400_000), true);
        assertEquals(400_000, target.readAll().length);
        sent.get(10, TimeUnit.SECONDS);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took > 700 && took < 30_000, took + " ms");
    }

    @Test
    void streamsShareTheTotal() throws Exception {
        open();
        Throttle total = new Throttle(400_000);
        List<SocksClient> targets = new ArrayList<>();
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            targets.add(client(i));
            SocksClient requester = client(i);
            activate(new Terms(Duration.ofSeconds(60), 0, total, log), i);
            sent.add(send(requester, random(100_000), true));
        }
        for (SocksClient target : targets) {
            assertEquals(100_000, target.readAll().length);
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took > 700 && took < 30_000, took + " ms");
        for (CompletableFuture<Void> each : sent) {
            each.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingEndsAllThatIsOpen() throws Exception {
        open();
        SocksClient target = client(1);
        client(1);
        SocksClient alone = client(2);
        SocksClient silent = silent();
        activate(terms(), 1);
        door.close();
        assertThrows(SocketException.class, target::read);
        assertEquals(End.STOPPED, end());
        assertThrows(SocketException.class, alone::read);
        assertThrows(SocketException.class, silent::read);
        assertThrows(IOException.class, () -> SocksClient.silent(door.port()));
        assertEquals(Activation.FAILED, activate(terms(), 2));
    }

    @Test
    void aPortInUseLeavesNothing() throws Exception {
        open();
        assertThrows(
                java.net.BindException.class,
                () ->
                        Door.open(
                                List.of(new InetSocketAddress(Ports.LOOPBACK, door.port())),
                                watch));
    }

    /** Thousands of streams on a few threads. */
    @Test
    void manyStreams() throws Exception {
        open(
                new Lobby.Limits(
                        100, 100, TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(10)));
        List<SocksClient> targets = new ArrayList<>();
        List<SocksClient> requesters = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            targets.add(client(i));
            requesters.add(client(i));
            assertEquals(Activation.ACTIVE, activate(terms(), i));
        }
        for (int i = 0; i < 500; i++) {
            requesters.get(i).send(new byte[] {(byte) i, 1});
            requesters.get(i).end();
        }
        for (int i = 0; i < 500; i++) {
            assertArrayEquals(new byte[] {(byte) i, 1}, targets.get(i).readAll());
            targets.get(i).end();
            assertEquals(End.FINISHED, end());
        }
    }
}
