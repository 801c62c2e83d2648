package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.ProxyClient;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;

/**
 * How fast files go through the proxy, and what that costs, against Openfire's own proxy in the same server, against a relay that does nothing
 * but copy (one direct buffer, one thread and blocking sockets for each stream: the raw way with one copy each way), and against no
 * proxy at all. Senders, receivers and the bare relay are in this process, on the same machine. Without a proxy a byte goes through the
 * system once, with any proxy twice, so with as few cores as threads nobody can be faster than half of no proxy; the half is what a share
 * of no proxy has to be held against.
 */
final class ProxyRun {

    private static final int[] STREAMS = {1, 10, 100};
    private static final int CHUNK = 64 * 1024;
    private static final long ALL = 4L << 30;
    private static final long ALL_QUICK = 1L << 30;
    private static final int ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String OURS = "files." + OpenfireServer.DOMAIN;
    private static final String BUILT_IN = "proxy." + OpenfireServer.DOMAIN;
    private static final String SECRET = "bench";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long all;
    private int named;

    private ProxyRun(long all) {
        this.all = all;
    }

    /** How two sockets are connected. */
    private interface Way {
        Ends open() throws Exception;
    }

    /** Where bytes go in and come out. */
    private record Ends(SocketChannel in, SocketChannel out) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            in.close();
            out.close();
        }
    }

    /** Bytes in a second, and nanoseconds of processors for each. */
    private record Figure(double perSecond, double cpu) {}

    static void into(Report report, boolean quick) throws IOException, InterruptedException {
        ProxyRun run = new ProxyRun(quick ? ALL_QUICK : ALL);
        int ours = Ports.free();
        int builtIn = Ports.free();
        try (OpenfireServer server = ImServicesBridge.start()) {
            server.probe().setProperty("xmpp.proxy.port", String.valueOf(builtIn));
            // It would serve only who has announced a file with XEP-0095 before.
            server.probe().setProperty("xmpp.proxy.transfer.required", "false");
            server.probe().setProperty("xmpp.proxy.enabled", "true");
            server.writeServices(
                    """
                    [%s]
                    category=proxy
                    type=bytestreams
                    browse=public
                    params=port=%d;interface=127.0.0.1;streamsPerUser=1000
                    """
                            .formatted(OURS, ours));
            for (String name : List.of("alice", "bob")) {
                server.probe().addUser(name, SECRET);
            }
            Await.until(
                    "both proxies are open",
                    LIMIT,
                    () -> Ports.isOpen(ours) && Ports.isOpen(builtIn));
            try (XmppUser alice = XmppUser.logIn(server, "alice", SECRET);
                    XmppUser bob = XmppUser.logIn(server, "bob", SECRET)) {
                run.measure(
                        report,
                        ProcessHandle.of(server.pid()).orElseThrow(),
                        run.through(new ProxyClient(OURS, ours), alice, bob),
                        run.through(new ProxyClient(BUILT_IN, builtIn), alice, bob));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("not measured", e);
        } finally {
            run.threads.shutdownNow();
        }
    }

    private Way through(ProxyClient proxy, XmppUser alice, XmppUser bob) {
        return () -> {
            named++;
            ProxyClient.Sides sides = proxy.stream("bench" + named, alice, bob);
            return new Ends(
                    sides.requester().socket().getChannel(), sides.target().socket().getChannel());
        };
    }

    private void measure(Report report, ProcessHandle server, Way ours, Way builtIn)
            throws Exception {
        List<String> names = List.of("no proxy", "bare relay", "IM Services", "Openfire's own");
        List<Way> ways = List.of(ProxyRun::direct, this::bare, ours, builtIn);
        for (int streams : STREAMS) {
            double[][] speeds = new double[ways.size()][ROUNDS];
            double[][] costs = new double[ways.size()][ROUNDS];
            // One after the other in each round, so that a change of the machine concerns all.
            for (int round = 0; round < ROUNDS; round++) {
                for (int way = 0; way < ways.size(); way++) {
                    Figure figure = move(ways.get(way), streams, server);
                    speeds[way][round] = figure.perSecond();
                    costs[way][round] = figure.cpu();
                }
            }
            for (int way = 0; way < ways.size(); way++) {
                double speed = median(speeds[way]);
                report.add(
                        streams + (streams == 1 ? " stream, " : " streams, ") + names.get(way),
                        String.format(
                                Locale.ROOT,
                                "%.0f MB/s, %.0f %% of half of no proxy, %.0f %% of a bare relay,"
                                        + " %.2f s of processors for 1 GB",
                                speed / 1e6,
                                200 * speed / median(speeds[0]),
                                100 * speed / median(speeds[1]),
                                median(costs[way])));
            }
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Figure move(Way way, int streams, ProcessHandle server) throws Exception {
        List<Ends> ends = new ArrayList<>();
        try {
            for (int n = 0; n < streams; n++) {
                ends.add(way.open());
            }
            long each = all / streams;
            List<Future<?>> work = new ArrayList<>();
            long cpu = cpuNanos(server);
            long start = System.nanoTime();
            for (Ends one : ends) {
                work.add(threads.submit(() -> send(one.in(), each)));
                work.add(threads.submit(() -> receive(one.out(), each)));
            }
            for (Future<?> one : work) {
                one.get(5, TimeUnit.MINUTES);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double moved = (double) each * streams;
            return new Figure(moved / seconds, (cpuNanos(server) - cpu) / moved);
        } catch (ExecutionException e) {
            throw new IOException("bytes were lost", e);
        } finally {
            for (Ends one : ends) {
                one.close();
            }
        }
    }

    /** Of the server and of this process: seconds for a gigabyte are nanoseconds for a byte. */
    private static long cpuNanos(ProcessHandle server) {
        return List.of(server, ProcessHandle.current()).stream()
                .mapToLong(
                        process ->
                                process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static Void send(SocketChannel to, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        for (long left = count; left > 0; ) {
            buffer.clear().limit((int) Math.min(CHUNK, left));
            left -= to.write(buffer);
        }
        to.shutdownOutput();
        return null;
    }

    private static Void receive(SocketChannel from, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        for (long left = count; left > 0; ) {
            int read = from.read(buffer.clear());
            if (read < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            left -= read;
        }
        return null;
    }

    private static Ends direct() throws IOException {
        try (ServerSocketChannel server = listen()) {
            SocketChannel in = SocketChannel.open(server.getLocalAddress());
            return new Ends(in, server.accept());
        }
    }

    private Ends bare() throws IOException {
        Ends first = direct();
        Ends second = direct();
        threads.submit(() -> copy(first.out(), second.in()));
        return new Ends(first.in(), second.out());
    }

    private static Void copy(SocketChannel from, SocketChannel to) throws IOException {
        try (from;
                to) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        }
        return null;
    }

    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
}
