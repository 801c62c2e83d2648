package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The least that is an IRC client: the other end of a load run. */
final class IrcPeer implements Closeable {

    private final Socket socket;
    private final Writer writer;
    private final CountDownLatch welcomed = new CountDownLatch(1);

    /** Given who sent a private message, and its text. */
    private volatile BiConsumer<String, String> listener = (from, text) -> {};

    IrcPeer(String host, int port, String nick) throws IOException, InterruptedException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8),
                        32 * 1024);
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8),
                        64 * 1024);
        Thread thread = new Thread(() -> read(reader), "irc-peer");
        thread.setDaemon(true);
        thread.start();
        line("NICK " + nick + "\r\nUSER " + nick + " 0 * :load", true);
        if (!welcomed.await(30, TimeUnit.SECONDS)) {
            throw new IOException("the IRC server does not welcome " + nick);
        }
    }

    void onMessage(BiConsumer<String, String> newListener) {
        listener = newListener;
    }

    void message(String nick, String text, boolean flush) throws IOException {
        line("PRIVMSG " + nick + " :" + text, flush);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void line(String line, boolean flush) throws IOException {
        synchronized (writer) {
            writer.write(line);
            writer.write("\r\n");
            if (flush) {
                writer.flush();
            }
        }
    }

    private void read(BufferedReader reader) {
        try {
            String line = reader.readLine();
            while (line != null) {
                if (line.startsWith("PING ")) {
                    line("PONG " + line.substring(5), true);
                } else {
                    handle(line);
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                System.err.println("IRC peer: " + e);
            }
        }
    }

    private void handle(String line) {
        int command = line.indexOf(' ') + 1;
        if (line.startsWith("PRIVMSG ", command)) {
            int text = line.indexOf(" :", command);
            listener.accept(line.substring(1, line.indexOf('!')), line.substring(text + 2));
        } else if (line.startsWith("001 ", command)) {
            welcomed.countDown();
        }
    }
}
