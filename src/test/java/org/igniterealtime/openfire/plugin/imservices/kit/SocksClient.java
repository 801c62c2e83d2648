package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The client's side of RFC 1928, as XEP-0065 section 6.3.2 uses it, step by step. Blocks, for {@link Limits#ANSWER} at the most. */
public final class SocksClient implements AutoCloseable {

    private static final int LIMIT_MS = (int) Limits.ANSWER.toMillis();

    private final Socket socket;

    private SocksClient() throws IOException {
        socket = SocketChannel.open().socket();
    }

    /** Connects and says nothing. */
    public static SocksClient silent(int port) throws IOException {
        return silent(new InetSocketAddress(Ports.LOOPBACK, port));
    }

    private static SocksClient silent(InetSocketAddress proxy) throws IOException {
        SocksClient client = new SocksClient();
        client.socket.setSoTimeout(LIMIT_MS);
        client.socket.connect(proxy, LIMIT_MS);
        return client;
    }

    /** Connects and names a hash. */
    public static SocksClient connect(int port, String hash) throws IOException {
        return connect(new InetSocketAddress(Ports.LOOPBACK, port), hash);
    }

    /** Connects and names a hash. */
    public static SocksClient connect(InetSocketAddress proxy, String hash) throws IOException {
        SocksClient client = silent(proxy);
        byte[] answer = client.request(hash);
        if (answer[1] != 0) {
            client.close();
            throw new IOException("refused with " + answer[1]);
        }
        return client;
    }

    /** Greets, names a hash, and gives the answer. */
    public byte[] request(String hash) throws IOException {
        send(new byte[] {5, 1, 0});
        byte[] greeting = read(2);
        if (!Arrays.equals(greeting, new byte[] {5, 0})) {
            throw new IOException("greeted with " + Arrays.toString(greeting));
        }
        send(connectTo(hash));
        return read(7 + hash.length());
    }

    /** The request to connect to a name. */
    public static byte[] connectTo(String name) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[7 + letters.length];
        request[0] = 5;
        request[1] = 1;
        request[3] = 3;
        request[4] = (byte) letters.length;
        System.arraycopy(letters, 0, request, 5, letters.length);
        return request;
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        new DataInputStream(socket.getInputStream()).readFully(bytes);
        return bytes;
    }

    /** What comes until the other side has ended. */
    public byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Waits for the next byte; -1 at the end. */
    public int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** Has no more to send. */
    public void end() throws IOException {
        socket.shutdownOutput();
    }

    /** It has a channel. */
    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
