package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of the loopback interface in front of a server's, that counts who connects. When the server does not listen the connection is
 * closed at once. Safe for several threads.
 */
public final class Relay implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long lastConnection = System.nanoTime();

    private Relay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName(Ports.LOOPBACK));
    }

    /** Listens from now on. */
    public static Relay to(int target) throws IOException {
        Relay relay = new Relay(target);
        thread("relay", relay::accept).start();
        return relay;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    /** Waits until nobody has connected for so long; gives how often somebody has in all. */
    public int awaitQuiet(Duration quiet) {
        long rest;
        while ((rest = lastConnection + quiet.toNanos() - System.nanoTime()) > 0) {
            LockSupport.parkNanos(rest);
        }
        return connections();
    }

    /** Waits so long, whatever happens; gives how often somebody has connected in all. */
    public int connectionsAfter(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long rest = time.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        return connections();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                lastConnection = System.nanoTime();
                connections.incrementAndGet();
                open.add(client);
                connect(client);
            } catch (IOException e) {
                // The relay is closed; or the server is not there, and the client has been cut off.
                continue;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(Ports.LOOPBACK, target);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        open.add(server);
        thread("relay-out", () -> copy(client, server)).start();
        thread("relay-in", () -> copy(server, client)).start();
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // Either end has gone; both are closed now.
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
