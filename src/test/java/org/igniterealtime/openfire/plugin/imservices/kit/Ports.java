package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface.
 *
 * <p>A port is looked for here and bound later, by another process. If it were one of those that the system gives to connections and to
 * listeners that ask for any (32768 to 60999 on Linux), somebody could get it between the two: the server would not listen, and its
 * clients would reach a stranger. So they are below those, and each JVM has a block of its own, which it holds by listening on the
 * block's first port.
 */
public final class Ports {

    public static final String LOOPBACK = "127.0.0.1";

    private static final int FIRST = 12_000;
    private static final int BLOCKS = 200;
    private static final int BLOCK = 100;

    private static ServerSocket claim;
    private static int given;

    private Ports() {}

    /** A port that nobody listens on, and that nobody else is given before 98 others. */
    public static synchronized int free() throws IOException {
        if (claim == null) {
            claim = claim();
        }
        for (int i = 1; i < BLOCK; i++) {
            given = given % (BLOCK - 1) + 1;
            int port = claim.getLocalPort() + given;
            if (canListen(port)) {
                return port;
            }
        }
        throw new IOException("all ports from " + claim.getLocalPort() + " on are in use");
    }

    /** Held until this JVM ends. */
    private static ServerSocket claim() throws IOException {
        int start = ThreadLocalRandom.current().nextInt(BLOCKS);
        IOException last = null;
        for (int i = 0; i < BLOCKS; i++) {
            int port = FIRST + (start + i) % BLOCKS * BLOCK;
            try {
                return listen(port);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("no ports are left for tests", last);
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK));
    }

    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
