package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The first steps of a protocol whose server cannot be had, played to everybody who connects; then the connection is closed. A fake.
 * Safe for several threads.
 */
public final class PlayedServer implements AutoCloseable {

    /** What is played on each connection. */
    public interface Play {
        /** Gives what it has heard, for the test. */
        String with(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final Play play;
    private final AtomicInteger connections = new AtomicInteger();
    private final Received<String> heard = new Received<>("the played server");
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private PlayedServer(ServerSocket listener, Play play) {
        this.listener = listener;
        this.play = play;
        Thread thread = new Thread(this::accept, "played-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** At some port of the loopback interface. */
    public static PlayedServer plain(Play play) throws IOException {
        return new PlayedServer(
                new ServerSocket(0, 50, InetAddress.getByName(Ports.LOOPBACK)), play);
    }

    /** The same with TLS from the first byte. */
    public static PlayedServer withTls(Certificate certificate, Play play)
            throws IOException, GeneralSecurityException {
        return new PlayedServer(
                certificate
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getByName(Ports.LOOPBACK)),
                play);
    }

    /** At a port that cannot be chosen, and at an address of this machine's own network that nobody else listens at. */
    public static PlayedServer atPort(int port, Play play) throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] address = {127, (byte) random.nextInt(1, 255), (byte) random.nextInt(256), 1};
        return new PlayedServer(
                new ServerSocket(port, 50, InetAddress.getByAddress(address)), play);
    }

    public String address() {
        return listener.getInetAddress().getHostAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    /** Takes what the play has heard on the next connection, waiting for it. */
    public String awaitHeard() throws InterruptedException {
        return heard.await("what a client says", Limits.ANSWER, it -> true);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                open.add(client);
                connections.incrementAndGet();
                heard.add(play.with(client.getInputStream(), client.getOutputStream()));
                open.remove(client);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    heard.add("(the connection broke: " + e + ")");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
