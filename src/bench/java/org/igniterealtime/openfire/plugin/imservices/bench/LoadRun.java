package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** One load run: so many users through one bridge, with one peer on the IRC side. */
final class LoadRun {

    private static final String PEER = "loadpeer";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Bridge bridge;
    private final int users;
    private final int burst;
    private final List<XmppLoadClient> clients = new ArrayList<>();
    private final Map<String, Object> result = new LinkedHashMap<>();

    LoadRun(Bridge bridge, int users, int burst) {
        this.bridge = bridge;
        this.users = users;
        this.burst = burst;
    }

    /** The figures by name; times in milliseconds, memory in MiB. */
    Map<String, Object> run() throws IOException, InterruptedException {
        result.put("bridge", bridge.name());
        result.put("users", users);
        try (IrcPeer peer = new IrcPeer(bridge.host(), bridge.ircPort(), PEER)) {
            connect();
            logIn();
            memory("online");
            latencyOut(peer);
            latencyIn(peer);
            burstOut(peer);
            burstIn(peer);
            memory("after");
            result.put(
                    "idleCpuPercent",
                    round(
                            ProcessFigures.busyPercent(
                                    ProcessFigures.tree(bridge.process()),
                                    Duration.ofSeconds(10))));
        } finally {
            for (XmppLoadClient client : clients) {
                client.close();
            }
        }
        return result;
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

    private void logIn() throws IOException, InterruptedException {
        CountDownLatch online = new CountDownLatch(users);
        for (XmppLoadClient client : clients) {
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
        for (int n = 0; n < users; n++) {
            clients.get(n).send(bridge.goOnline(n));
        }
        if (!online.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException(
                    online.getCount() + " of " + users + " users did not come online");
        }
        result.put("allOnlineMs", round((System.nanoTime() - start) / 1e6));
    }

    /** 2,000 messages at 500 a second over all users. */
    private void latencyOut(IrcPeer peer) throws IOException, InterruptedException {
        Figures figures = new Figures();
        peer.onMessage((from, text) -> figures.note(System.nanoTime() - Long.parseLong(text)));
        String to = bridge.address(PEER);
        paced(n -> clients.get(n % users).message(to, Long.toString(System.nanoTime()), true));
        await(() -> figures.count() >= 2000, "the messages out", figures::count);
        latency("out", figures);
    }

    private void latencyIn(IrcPeer peer) throws IOException, InterruptedException {
        Figures figures = new Figures();
        for (XmppLoadClient client : clients) {
            client.onStanza(
                    stanza -> {
                        if (stanza.body() != null) {
                            figures.note(System.nanoTime() - Long.parseLong(stanza.body()));
                        }
                    });
        }
        paced(n -> peer.message(bridge.user(n % users), Long.toString(System.nanoTime()), true));
        await(() -> figures.count() >= 2000, "the messages in", figures::count);
        latency("in", figures);
    }

    private void burstOut(IrcPeer peer) throws IOException, InterruptedException {
        AtomicInteger received = new AtomicInteger();
        AtomicInteger disordered = new AtomicInteger();
        Map<String, Integer> last = new LinkedHashMap<>();
        AtomicLong end = new AtomicLong();
        peer.onMessage(
                (from, text) -> {
                    int n = Integer.parseInt(text);
                    Integer before = last.put(from, n);
                    if (before != null && before >= n) {
                        disordered.incrementAndGet();
                    }
                    end.set(System.nanoTime());
                    received.incrementAndGet();
                });
        AtomicInteger errors = new AtomicInteger();
        for (XmppLoadClient client : clients) {
            client.onStanza(
                    stanza -> {
                        if ("error".equals(stanza.type())) {
                            errors.incrementAndGet();
                        }
                    });
        }
        String to = bridge.address(PEER);
        long start = System.nanoTime();
        for (int n = 0; n < burst; n++) {
            clients.get(n % users)
                    .message(to, Integer.toString(n), n >= burst - users || n / users % 32 == 31);
        }
        await(() -> received.get() + errors.get() >= burst, "the burst out", received::get);
        burstResult("Out", received.get(), errors.get(), disordered.get(), end.get() - start);
    }

    private void burstIn(IrcPeer peer) throws IOException, InterruptedException {
        AtomicInteger received = new AtomicInteger();
        AtomicInteger disordered = new AtomicInteger();
        AtomicLong end = new AtomicLong();
        for (XmppLoadClient client : clients) {
            int[] last = {-1};
            client.onStanza(
                    stanza -> {
                        if (stanza.body() != null) {
                            int n = Integer.parseInt(stanza.body());
                            if (n <= last[0]) {
                                disordered.incrementAndGet();
                            }
                            last[0] = n;
                            end.set(System.nanoTime());
                            received.incrementAndGet();
                        }
                    });
        }
        long start = System.nanoTime();
        for (int n = 0; n < burst; n++) {
            peer.message(
                    bridge.user(n % users), Integer.toString(n), n == burst - 1 || n % 32 == 31);
        }
        await(() -> received.get() >= burst, "the burst in", received::get);
        burstResult("In", received.get(), 0, disordered.get(), end.get() - start);
    }

    private void burstResult(String way, int received, int errors, int disordered, long nanos) {
        result.put("burst" + way + "PerSecond", Math.round(received / (nanos / 1e9)));
        result.put("burst" + way + "Lost", burst - received - errors);
        result.put("burst" + way + "Returned", errors);
        result.put("burst" + way + "Disordered", disordered);
    }

    private void latency(String way, Figures figures) {
        result.put(way + "MedianMs", round(figures.percentile(50)));
        result.put(way + "P99Ms", round(figures.percentile(99)));
    }

    private void memory(String when) throws IOException {
        double root = 0;
        double children = 0;
        for (ProcessHandle process : ProcessFigures.tree(bridge.process())) {
            if (process.equals(bridge.process())) {
                root = ProcessFigures.residentMiB(process);
            } else {
                children += ProcessFigures.residentMiB(process);
            }
        }
        result.put("residentMiB_" + when, Math.round(root));
        result.put("workersMiB_" + when, Math.round(children));
    }

    private interface Step {
        void send(int n) throws IOException;
    }

    private static void paced(Step step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int n = 0; n < 2000; n++) {
            long due = start + n * 2_000_000L;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            step.send(n);
        }
    }

    private static void await(
            BooleanSupplier done, String what, java.util.function.IntSupplier count)
            throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                System.err.println(
                        what
                                + ": only "
                                + count.getAsInt()
                                + " came in "
                                + LIMIT.toSeconds()
                                + " s");
                return;
            }
            Thread.sleep(5);
        }
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
