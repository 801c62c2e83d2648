package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Somebody on IRC with a raw socket (RFC 2812). Answers pings, keeps every other line. Safe for several threads. */
public final class IrcClient implements AutoCloseable {

    /** A private message. */
    public record Line(String from, String text) {}

    private final String nick;
    private final Socket socket;
    private final Writer writer;
    private final Thread reader;
    private final Received<String> lines;
    private final Received<Line> messages;

    private IrcClient(int port, String nick) throws IOException {
        this.nick = nick;
        this.lines = new Received<>(nick);
        this.messages = new Received<>(nick);
        this.socket = new Socket(Ports.LOOPBACK, port);
        this.socket.setTcpNoDelay(true);
        this.writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.reader = new Thread(() -> read(in), "irc-client-" + nick);
        this.reader.setDaemon(true);
    }

    /** Connects and waits for the welcome. */
    public static IrcClient connect(int port, String nick) throws Exception {
        return connect(port, nick, "");
    }

    /**
     * Connects and waits for the welcome.
     *
     * @param password the server's; empty where it has none
     */
    public static IrcClient connect(int port, String nick, String password) throws Exception {
        IrcClient client = new IrcClient(port, nick);
        client.reader.start();
        if (!password.isEmpty()) {
            client.send("PASS " + password);
        }
        client.send("NICK " + nick);
        client.send("USER " + nick + " 0 * :" + nick);
        client.awaitLine("the welcome", line -> line.contains(" 001 "));
        return client;
    }

    public String nick() {
        return nick;
    }

    public void send(String line) throws IOException {
        synchronized (writer) {
            writer.write(line);
            writer.write("\r\n");
            writer.flush();
        }
    }

    /** A private message; one line. */
    public void say(String to, String text) throws IOException {
        send("PRIVMSG " + to + " :" + text);
    }

    /** Takes the first line that fits, waiting for it. */
    public String awaitLine(String what, Predicate<String> fits) throws InterruptedException {
        return lines.await(what, Limits.ANSWER, fits);
    }

    /** Takes the first private message that somebody sent, waiting for it. */
    public String awaitMessage(String from) throws InterruptedException {
        return awaitMessages(from, 1, Limits.ANSWER).get(0);
    }

    /** Takes as many private messages of somebody, waiting for them; in the order in which they came. */
    public List<String> awaitMessages(String from, int count, Duration limit)
            throws InterruptedException {
        return messages
                .await(
                        count + " messages from " + from,
                        limit,
                        line -> line.from().equalsIgnoreCase(from),
                        count)
                .stream()
                .map(Line::text)
                .toList();
    }

    /** Takes the private messages of somebody that are there already. */
    public List<String> messages(String from) {
        return messages.takeAll(line -> line.from().equalsIgnoreCase(from)).stream()
                .map(Line::text)
                .toList();
    }

    /** Whether somebody of the name is on the server now (RFC 2812, WHOIS). */
    public boolean sees(String other) throws Exception {
        lines.takeAll(line -> line.contains(" 311 ") || line.contains(" 401 "));
        send("WHOIS " + other);
        return awaitLine("WHOIS", line -> line.contains(" 311 ") || line.contains(" 401 "))
                .contains(" 311 ");
    }

    /** Waits until somebody of the name is on the server, or is not. */
    public void awaitPresence(String other, boolean there) throws Exception {
        Await.until(
                other + (there ? " is" : " is not") + " on IRC",
                Limits.ANSWER,
                () -> sees(other) == there);
    }

    @Override
    public void close() throws IOException {
        try {
            send("QUIT :bye");
        } catch (IOException e) {
            // The server has gone first; the socket is all that is left to close.
        }
        socket.close();
    }

    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("PING ")) {
                    send("PONG " + line.substring(5));
                } else {
                    sort(line);
                }
            }
        } catch (IOException e) {
            lines.add("(the connection broke: " + e.getMessage() + ")");
        }
    }

    private void sort(String line) {
        int command = line.indexOf(' ') + 1;
        if (line.startsWith("PRIVMSG ", command) && line.contains("!")) {
            String from = line.substring(1, line.indexOf('!'));
            messages.add(new Line(from, line.substring(line.indexOf(" :", command) + 2)));
        } else {
            lines.add(line);
        }
    }
}
