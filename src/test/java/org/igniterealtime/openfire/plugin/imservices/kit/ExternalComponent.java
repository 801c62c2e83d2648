package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A component beside the server that holds a domain (XEP-0114). It says what it is told to, and reads what it is asked to wait for. */
public final class ExternalComponent implements AutoCloseable {

    private final Socket socket;

    private ExternalComponent(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects and waits until the server has taken the domain.
     *
     * @throws IOException when the server refuses; the message has what it says
     */
    public static ExternalComponent connect(int port, String domain, String secret)
            throws IOException {
        Socket socket = new Socket(Ports.LOOPBACK, port);
        try {
            socket.setSoTimeout((int) Limits.ANSWER.toMillis());
            send(
                    socket,
                    "<stream:stream xmlns='jabber:component:accept'"
                            + " xmlns:stream='http://etherx.jabber.org/streams' to='"
                            + domain
                            + "'>");
            String id =
                    readUntil(socket, ">", "<stream:stream")
                            .replaceAll("(?s).* id=[\"']([^\"']*).*", "$1");
            // Section 3, example 3: the SHA-1 of the stream's id and the secret, in lower case.
            send(socket, "<handshake>" + sha1(id + secret) + "</handshake>");
            readUntil(socket, "<handshake", "");
            return new ExternalComponent(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads until the text ends with the one word and has the other. */
    private static String readUntil(Socket socket, String end, String word) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!(text.toString().endsWith(end) && text.indexOf(word) >= 0)) {
            int character = in.read();
            if (character < 0 || text.indexOf("</stream") >= 0) {
                throw new IOException("the server refuses the component: " + text);
            }
            text.append((char) character);
        }
        return text.toString();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a stanza. */
    public void send(String stanza) throws IOException {
        send(socket, stanza);
    }

    /** Reads on until something has come that ends with the one word and has the other in it, and gives all that it has read. */
    public String await(String end, String word) throws IOException {
        return readUntil(socket, end, word);
    }

    /** Gives the domain back. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
