package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * One log-in of the scripted protocol: a test says here what happens on the network, and sees what libpurple does. What can be said,
 * and what is heard, is in {@code src/test/native/scripted/README.md}. Safe for several threads.
 */
public final class ScriptedLink {

    /** Told when the other side has ended the link, by logging out or with its process. */
    private static final String END = "(end)";

    private static final String COMPLAINT = "complaint";
    private static final String SYNCED = "synced";

    private final SocketChannel channel;
    private final ScriptedLine login;
    private final BufferedReader reader;
    private final Received<ScriptedLine> lines;
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger syncs = new AtomicInteger();
    private volatile boolean ended;

    /** Reads the first line, which says who logs in. */
    ScriptedLink(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
        String first = reader.readLine();
        if (first == null) {
            throw new IOException("the link ended before it said who logs in");
        }
        this.login = ScriptedLine.parse(first);
        this.lines = new Received<>("the network (" + name() + ")");
    }

    /** Until the link ends. */
    void read(ScriptedPeer.Player player) {
        try {
            player.heard(this, login);
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                ScriptedLine line = ScriptedLine.parse(text);
                if (line.name().equals(COMPLAINT)) {
                    complain(line.argument(0));
                }
                lines.add(line);
                player.heard(this, line);
            }
        } catch (IOException e) {
            // How a link ends when what was said last had not been read: a log-out or a crash.
            lines.add(ScriptedLine.of("(broken)", e.toString()));
        } finally {
            ended = true;
            lines.add(ScriptedLine.of(END));
        }
    }

    private void complain(String text) {
        synchronized (complaints) {
            complaints.add(protocol() + " " + name() + ": " + text);
        }
    }

    /** What the protocol did not understand, or could not do. */
    List<String> complaints() {
        synchronized (complaints) {
            return List.copyOf(complaints);
        }
    }

    /** libpurple's id of the protocol. */
    public String protocol() {
        return login.argument(0);
    }

    /** The account's name, with its further parts. */
    public String name() {
        return login.argument(1);
    }

    /** Null when there is none. */
    public String password() {
        return login.argument(2);
    }

    /** The worker. */
    public long process() {
        return Long.parseLong(login.argument(3));
    }

    /** What the account options of the protocol are set to; of numbers and truths as libpurple has them. */
    public Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        login.arguments().stream()
                .skip(4)
                .map(option -> option.split("=", 2))
                .forEach(option -> options.put(option[0], option[1]));
        return options;
    }

    /** Says what happens: a command and its arguments, which may be null. */
    public void say(String command, String... arguments) throws IOException {
        List<String> fields = new ArrayList<>(List.of(command));
        fields.addAll(Arrays.asList(arguments));
        String line = new ScriptedLine(fields).encoded() + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        synchronized (channel) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** The account is logged in. */
    public void connected() throws IOException {
        say("connected");
    }

    /** Takes the first line that fits, waiting for it. */
    public ScriptedLine await(String what, Predicate<ScriptedLine> fits)
            throws InterruptedException {
        return lines.await(what, Limits.ANSWER, fits);
    }

    /** Takes the first event of the name whose arguments begin with these, waiting for it. */
    public ScriptedLine await(String event, String... arguments) throws InterruptedException {
        return await(event + " " + Arrays.toString(arguments), line -> line.is(event, arguments));
    }

    /** Takes the events of a name that are there already. */
    public List<ScriptedLine> taken(String event) {
        return lines.takeAll(line -> line.name().equals(event));
    }

    /** Waits until the other side has ended the link. */
    public void awaitEnd() throws InterruptedException {
        await("the end of the link", line -> line.name().equals(END));
    }

    public boolean isEnded() {
        return ended;
    }

    /** Waits until all that was said is done, or the link has ended. It has no end where libpurple hangs. */
    public void sync() throws Exception {
        String mark = Integer.toString(syncs.incrementAndGet());
        try {
            say("sync", mark);
        } catch (IOException e) {
            if (ended) {
                return;
            }
            throw e;
        }
        Await.until(
                "all that was said to " + name() + " is done",
                Limits.ANSWER,
                () -> ended || lines.poll(line -> line.is(SYNCED, mark)).isPresent());
    }

    void close() throws IOException {
        channel.close();
    }
}
