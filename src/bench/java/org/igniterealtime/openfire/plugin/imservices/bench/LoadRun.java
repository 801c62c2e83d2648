package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** One load run: so many users through one bridge, with one peer on the IRC side. */
final class LoadRun {

    private static final String PEER = "loadpeer";

    /** A step in which nothing moves for so long has ended, whatever is missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Bridge bridge;
    private final int users;
    private final int burst;
    private final int paced;
    private final Optional<Recordings> recordings;
    private final List<XmppLoadClient> clients = new ArrayList<>();
    private final Map<String, Object> result = new LinkedHashMap<>();
    private final String peerAddress;

    /**
     * @param burst messages in each burst
     * @param paced messages for each latency, sent 500 a second
     * @param recordings makes one of each step, when it is there
     */
    LoadRun(Bridge bridge, int users, int burst, int paced, Optional<Recordings> recordings) {
        this.bridge = bridge;
        this.users = users;
        this.burst = burst;
        this.paced = paced;
        this.recordings = recordings;
        this.peerAddress = bridge.address(PEER);
    }

    /** The figures by name; times in milliseconds, memory in MiB. */
    Map<String, Object> run() throws IOException, InterruptedException {
        result.put("bridge", bridge.name());
        result.put("users", users);
        result.put("machineLoad", ProcessFigures.machineLoad());
        memory("Empty");
        try (IrcPeer peer = new IrcPeer(bridge.host(), bridge.ircPort(), PEER)) {
            connect();
            result.put("onlineFirstMs", logIn(0, 1));
            startRecording();
            if (users > 1) {
                result.put("onlineRestMs", logIn(1, users));
            }
            stopRecording("login");
            memory("Online");
            // Unmeasured, so that a JVM is measured as it is after a while, not in its first
            // seconds.
            burstOut(peer, burst / 4);
            burstIn(peer, burst / 4);
            latency("out", out(peer));
            latency("in", in(peer));
            startRecording();
            burstOut(peer, burst).into(result, "Out");
            stopRecording("out");
            startRecording();
            burstIn(peer, burst).into(result, "In");
            stopRecording("in");
            memory("Loaded");
            result.put("idleServerPercent", busy(List.of(bridge.server())));
            result.put("idleWorkersPercent", busy(bridge.workers()));
            if (recordings.isPresent()) {
                startRecording();
                busy(bridge.workers());
                stopRecording("idle");
            }
        } finally {
            for (XmppLoadClient client : clients) {
                client.close();
            }
        }
        return result;
    }

    private void startRecording() throws IOException {
        if (recordings.isPresent()) {
            recordings.get().start(processes());
        }
    }

    private void stopRecording(String step) throws IOException {
        if (recordings.isPresent()) {
            recordings.get().stop(processes(), users + "-" + step);
        }
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(bridge.workers());
        all.add(bridge.server());
        return all;
    }

    private void connect() throws IOException, InterruptedException {
        for (int n = 0; n < users; n++) {
            XmppLoadClient client =
                    new XmppLoadClient(
                            bridge.host(),
                            bridge.xmppPort(),
                            bridge.domain(),
                            bridge.user(n),
                            bridge.password());
            clients.add(client);
            bridge.prepare(client, n);
        }
    }

    private double logIn(int first, int end) throws IOException, InterruptedException {
        CountDownLatch online = new CountDownLatch(end - first);
        for (XmppLoadClient client : clients.subList(first, end)) {
            boolean[] seen = {false};
            client.onStanza(
                    stanza -> {
                        if (!seen[0] && bridge.isOnline(stanza)) {
                            seen[0] = true;
                            online.countDown();
                        }
                    });
        }
        long start = System.nanoTime();
        for (int n = first; n < end; n++) {
            clients.get(n).send(bridge.goOnline(n));
        }
        await(end - first, "log-ins", () -> (int) (end - first - online.getCount()));
        if (online.getCount() > 0) {
            throw new IOException(
                    online.getCount() + " of " + (end - first) + " users did not come online");
        }
        return round((System.nanoTime() - start) / 1e6);
    }

    private Figures out(IrcPeer peer) throws IOException, InterruptedException {
        Figures figures = new Figures();
        peer.onMessage((from, text) -> figures.note(System.nanoTime() - Long.parseLong(text)));
        paced(
                n ->
                        clients.get(n % users)
                                .message(peerAddress, Long.toString(System.nanoTime()), true));
        await(paced, "paced messages out", figures::count);
        return figures;
    }

    private Figures in(IrcPeer peer) throws IOException, InterruptedException {
        Figures figures = new Figures();
        for (XmppLoadClient client : clients) {
            client.onStanza(
                    fromPeer(text -> figures.note(System.nanoTime() - Long.parseLong(text))));
        }
        paced(n -> peer.message(bridge.user(n % users), Long.toString(System.nanoTime()), true));
        await(paced, "paced messages in", figures::count);
        return figures;
    }

    private Burst burstOut(IrcPeer peer, int count) throws IOException, InterruptedException {
        Burst figures = new Burst(count);
        Map<String, Integer> last = new HashMap<>();
        peer.onMessage(
                (from, text) -> {
                    int n = Integer.parseInt(text);
                    Integer before = last.put(from, n);
                    figures.received(before == null || before < n);
                });
        for (XmppLoadClient client : clients) {
            client.onStanza(
                    stanza -> {
                        if (stanza.name().equals("message") && "error".equals(stanza.type())) {
                            figures.returned.incrementAndGet();
                        }
                    });
        }
        for (int n = 0; n < count; n++) {
            clients.get(n % users)
                    .message(
                            peerAddress,
                            Integer.toString(n),
                            n >= count - users || n / users % 32 == 31);
        }
        await(count, "messages of the burst out", figures::seen);
        return figures;
    }

    private Burst burstIn(IrcPeer peer, int count) throws IOException, InterruptedException {
        Burst figures = new Burst(count);
        for (XmppLoadClient client : clients) {
            int[] last = {-1};
            client.onStanza(
                    fromPeer(
                            text -> {
                                int n = Integer.parseInt(text);
                                figures.received(n > last[0]);
                                last[0] = n;
                            }));
        }
        for (int n = 0; n < count; n++) {
            peer.message(
                    bridge.user(n % users), Integer.toString(n), n == count - 1 || n % 32 == 31);
        }
        await(count, "messages of the burst in", figures::seen);
        return figures;
    }

    private Consumer<XmppLoadClient.Stanza> fromPeer(Consumer<String> listener) {
        return stanza -> {
            if (stanza.body() != null
                    && stanza.from().startsWith(peerAddress)
                    && !"error".equals(stanza.type())) {
                listener.accept(stanza.body());
            }
        };
    }

    /** What became of a burst. */
    private static final class Burst {
        private final int count;
        private final long start = System.nanoTime();
        private final AtomicLong end = new AtomicLong(start);
        private final AtomicInteger received = new AtomicInteger();
        private final AtomicInteger returned = new AtomicInteger();
        private final AtomicInteger disordered = new AtomicInteger();

        Burst(int count) {
            this.count = count;
        }

        void received(boolean inOrder) {
            if (!inOrder) {
                disordered.incrementAndGet();
            }
            end.set(System.nanoTime());
            received.incrementAndGet();
        }

        int seen() {
            return received.get() + returned.get();
        }

        void into(Map<String, Object> result, String way) {
            result.put(
                    "burst" + way + "PerSecond",
                    (double)
                            Math.round(received.get() / Math.max(1e-9, (end.get() - start) / 1e9)));
            result.put("burst" + way + "Lost", count - seen());
            result.put("burst" + way + "Returned", returned.get());
            result.put("burst" + way + "Disordered", disordered.get());
        }
    }

    private void latency(String way, Figures figures) {
        result.put(way + "MedianMs", round(figures.percentile(50)));
        result.put(way + "P99Ms", round(figures.percentile(99)));
        result.put(way + "Missing", paced - figures.count());
    }

    private void memory(String when) throws IOException {
        result.put("serverMiB" + when, round(ProcessFigures.residentMiB(List.of(bridge.server()))));
        result.put("workersMiB" + when, round(ProcessFigures.residentMiB(bridge.workers())));
    }

    private double busy(List<ProcessHandle> processes) throws InterruptedException {
        return round(ProcessFigures.busyPercent(processes, IDLE));
    }

    private interface Step {
        void send(int n) throws IOException;
    }

    private void paced(Step step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int n = 0; n < paced; n++) {
            long wait = start + n * 2_000_000L - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            step.send(n);
        }
    }

    private static void await(int wanted, String what, IntSupplier count)
            throws InterruptedException {
        int seen = 0;
        long moved = System.nanoTime();
        while (seen < wanted) {
            Thread.sleep(1);
            if (count.getAsInt() > seen) {
                seen = count.getAsInt();
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                System.err.println("Only " + seen + " of " + wanted + " " + what + " came.");
                return;
            }
        }
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
