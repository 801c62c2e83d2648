package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port for clients, asked from outside. */
final class XmppPort {

    private static final int LIMIT_MS = 5_000;

    private XmppPort() {}

    /** Whether a server of the domain offers a stream there (RFC 6120 section 4.3.2). An open port may be anybody's. */
    static boolean answers(int port, String domain) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(LIMIT_MS);
            socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), LIMIT_MS);
            send(
                    socket,
                    "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='"
                            + domain
                            + "'>");
            boolean offers = reads(socket, "</stream:features>");
            send(socket, "</stream:stream>");
            return offers;
        } catch (IOException e) {
            // Not there, somebody else, or not yet able to answer.
            return false;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static boolean reads(Socket socket, String word) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf(word) < 0) {
            int character = in.read();
            if (character < 0) {
                return false;
            }
            text.append((char) character);
        }
        return true;
    }
}
