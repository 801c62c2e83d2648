package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections, hears what they want, and lets them wait. Runs in the door's loop. */
final class Doorkeeper implements Loop.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private static final int BACKLOG = 1024;

    /** So many are accepted before those that are here have their turn. */
    private static final int AT_ONCE = 64;

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** How long nobody is accepted after the system had no descriptor left. */
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final int port;
    private final DoorWatch watch;
    private final Lobby lobby;
    private final Refusals refusals;
    private final Loop loop;
    private final List<SelectionKey> doors = new ArrayList<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(Guest.MOST_EARLY);
    private long pausedAt;
    private boolean paused;
    private boolean troubled;

    Doorkeeper(int port, DoorWatch watch, Lobby.Limits limits, Runnable broken) throws IOException {
        this.port = port;
        this.watch = watch;
        this.lobby = new Lobby(limits);
        this.refusals = new Refusals("at port " + port, System.nanoTime());
        this.loop =
                new Loop(
                        "imservices-proxy-" + port + "-door",
                        this,
                        cause -> {
                            broken.run();
                            watch.broken(cause);
                        });
    }

    Loop loop() {
        return loop;
    }

    /** Before the loop starts. The port that it listens on. */
    int listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address, BACKLOG);
            doors.add(loop.register(server, SelectionKey.OP_ACCEPT, server));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server.socket().getLocalPort();
    }

    /** Who waits for the hash; at most two. */
    List<Guest> sides(String hash) {
        return lobby.sides(hash);
    }

    /** The guest is somebody else's from now on. */
    void leave(Guest guest) {
        lobby.remove(guest);
        guest.key().cancel();
    }

    @Override
    public void ready(SelectionKey key, long now) {
        if (!key.isValid()) {
            // Dismissed earlier in this round, to make room.
            return;
        }
        if (key.attachment() instanceof Guest guest) {
            try {
                read(guest, now);
            } catch (IOException e) {
                LOG.debug("A connection at the file transfer proxy broke", e);
                dismiss(guest, Refusals.Reason.BROKEN);
            }
        } else {
            accept((ServerSocketChannel) key.attachment(), now);
        }
    }

    private void accept(ServerSocketChannel server, long now) {
        try {
            for (int n = 0; n < AT_ONCE; n++) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    break;
                }
                admit(channel, now);
            }
            if (troubled) {
                troubled = false;
                watch.recovered();
            }
        } catch (IOException e) {
            // Most probably the process has no file descriptor left; those in use may be needed
            // more.
            if (!troubled) {
                troubled = true;
                LOG.warn("The file transfer proxy at port {} can accept no connection", port, e);
                watch.troubled(String.valueOf(e.getMessage()));
            }
            lobby.oldest().ifPresent(guest -> dismiss(guest, Refusals.Reason.CROWDED));
            paused = true;
            pausedAt = now;
            doors.forEach(door -> door.interestOps(0));
        }
    }

    private void admit(SocketChannel channel, long now) {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            InetSocketAddress from = (InetSocketAddress) channel.getRemoteAddress();
            Guest guest = new Guest(channel, from.getAddress(), now);
            if (!lobby.admits(guest)) {
                refusals.count(Refusals.Reason.ADDRESS);
                Stream.close(channel, true);
                return;
            }
            guest.registered(loop.register(channel, SelectionKey.OP_READ, guest));
            lobby.add(guest);
            lobby.surplus().ifPresent(oldest -> dismiss(oldest, Refusals.Reason.CROWDED));
        } catch (IOException e) {
            LOG.debug("A connection at the file transfer proxy broke at once", e);
            refusals.count(Refusals.Reason.BROKEN);
            Stream.close(channel, true);
        }
    }

    private void read(Guest guest, long now) throws IOException {
        scratch.clear().limit(guest.roomForEarly());
        if (guest.channel().read(scratch) < 0) {
            dismiss(guest, Refusals.Reason.GONE);
            return;
        }
        scratch.flip();
        if (guest.handshake() != null) {
            listen(guest, now);
        } else {
            guest.keep(scratch);
        }
        if (guest.key().isValid() && guest.roomForEarly() == 0) {
            guest.key().interestOps(0);
        }
    }

    private void listen(Guest guest, long now) throws IOException {
        Handshake handshake = guest.handshake();
        Handshake.Step step = handshake.take(scratch);
        while (step == Handshake.Step.GREETING) {
            say(guest, handshake.answer());
            step = handshake.take(scratch);
        }
        if (step == Handshake.Step.REQUEST) {
            if (lobby.await(guest, handshake.hash(), now)) {
                say(guest, handshake.answer());
                guest.keep(scratch);
            } else {
                say(guest, handshake.notAllowed());
                dismiss(guest, Refusals.Reason.THIRD);
            }
        } else if (step == Handshake.Step.REFUSED) {
            say(guest, handshake.answer());
            dismiss(guest, handshake.refusal());
        }
    }

    private static void say(Guest guest, byte[] answer) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(answer);
        guest.channel().write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the client does not take a few bytes");
        }
    }

    private void dismiss(Guest guest, Refusals.Reason reason) {
        refusals.count(reason);
        leave(guest);
        Stream.close(guest.channel(), false);
    }

    @Override
    public long tick(long now) {
        for (Guest guest : lobby.late(now)) {
            dismiss(
                    guest,
                    guest.hash() == null ? Refusals.Reason.SLOW : Refusals.Reason.NOT_ACTIVATED);
        }
        refusals.tell(now);
        if (paused && now - pausedAt >= PAUSE_NS) {
            paused = false;
            doors.forEach(door -> door.interestOps(SelectionKey.OP_ACCEPT));
        }
        return paused ? PAUSE_NS : TICK_NS;
    }

    @Override
    public void end() {
        for (Guest guest : lobby.all()) {
            leave(guest);
            Stream.close(guest.channel(), true);
        }
        for (SelectionKey door : doors) {
            try {
                door.channel().close();
            } catch (IOException e) {
                LOG.warn("The file transfer proxy cannot close port {}", port, e);
            }
        }
    }
}
