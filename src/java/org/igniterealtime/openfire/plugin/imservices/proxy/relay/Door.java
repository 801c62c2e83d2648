package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A port on which both sides of streams connect, and the threads behind it. It knows nothing of domains: several services may
 * activate what waits here. Until somebody does no byte is moved.
 *
 * <p>Bounded: see {@link Lobby}; besides a buffer for each direction whose receiver is slow, up to a quarter of the JVM's memory.
 */
public final class Door implements AutoCloseable {

    private static final Lobby.Limits LIMITS =
            new Lobby.Limits(4096, 512, TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(60));

    private static final int FEWEST_BUFFERS = 64;
    private static final int MOST_BUFFERS = 100_000;
    private static final int MOST_RELAYS = 4;
    private static final int MOST_ACTIVATIONS = 10_000;

    private final Doorkeeper keeper;
    private final List<Relay> relays = new ArrayList<>();
    private final AtomicInteger activations = new AtomicInteger();
    private volatile boolean down;
    private int port;

    private Door(int port, DoorWatch watch, Lobby.Limits limits) throws IOException {
        keeper = new Doorkeeper(port, watch, limits, () -> down = true);
        int count = Math.min(MOST_RELAYS, Runtime.getRuntime().availableProcessors());
        long share = Runtime.getRuntime().maxMemory() / 4 / Relay.SMALL / count;
        int buffers = (int) Math.max(FEWEST_BUFFERS, Math.min(MOST_BUFFERS, share));
        for (int n = 1; n <= count; n++) {
            relays.add(
                    new Relay(
                            "imservices-proxy-" + port + "-" + n,
                            new Buffers(Relay.SMALL, buffers),
                            cause -> {
                                down = true;
                                keeper.loop().finish();
                                watch.broken(cause);
                            }));
        }
    }

    /**
     * Opens a door. Blocks shortly.
     *
     * @param addresses to listen on, all with the same port
     * @throws IOException when one of them cannot be had; nothing is left then
     */
    public static Door open(List<InetSocketAddress> addresses, DoorWatch watch) throws IOException {
        return open(addresses, watch, LIMITS);
    }

    static Door open(List<InetSocketAddress> addresses, DoorWatch watch, Lobby.Limits limits)
            throws IOException {
        Door door = new Door(addresses.get(0).getPort(), watch, limits);
        try {
            for (InetSocketAddress address : addresses) {
                door.port = door.keeper.listen(address);
            }
        } catch (IOException | RuntimeException e) {
            door.close();
            throw e;
        }
        door.relays.forEach(Relay::start);
        door.keeper.loop().start();
        return door;
    }

    /** Whether it has broken down, or is closed. */
    public boolean isDown() {
        return down;
    }

    /** The port; a free one when it was opened with 0. */
    public int port() {
        return port;
    }

    /**
     * Connects the two sides that wait for one of the hashes. Any thread; returns at once.
     *
     * @param hashes in small letters; the first that anybody waits for counts
     * @param answer is told what became of it, on the door's thread or at once; must return at once
     */
    public void activate(List<String> hashes, Terms terms, Consumer<Activation> answer) {
        if (down) {
            answer.accept(Activation.FAILED);
        } else if (activations.incrementAndGet() > MOST_ACTIVATIONS) {
            activations.decrementAndGet();
            answer.accept(Activation.BUSY);
        } else {
            keeper.loop()
                    .post(
                            () -> {
                                activations.decrementAndGet();
                                answer.accept(activate(hashes, terms));
                            });
        }
    }

    private Activation activate(List<String> hashes, Terms terms) {
        for (String hash : hashes) {
            List<Guest> sides = keeper.sides(hash);
            if (sides.size() == 2) {
                return connect(sides.get(0), sides.get(1), terms);
            } else if (!sides.isEmpty()) {
                return Activation.ALONE;
            }
        }
        return Activation.UNKNOWN;
    }

    private Activation connect(Guest first, Guest second, Terms terms) {
        Relay relay = relays.stream().min(Comparator.comparingInt(Relay::load)).orElseThrow();
        keeper.leave(first);
        keeper.leave(second);
        Stream stream = new Stream(relay, terms, first, second);
        if (!terms.listener().started(stream)) {
            stream.close(End.STOPPED);
            return Activation.FAILED;
        }
        relay.add(stream);
        return Activation.ACTIVE;
    }

    /** Ends the streams that are left, and the threads. Blocks for a moment. Idempotent. */
    @Override
    public void close() {
        down = true;
        keeper.loop().close();
        relays.forEach(Relay::stop);
    }
}
