package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;

/** A real worker in a process of its own, and the plugin's end of its link. */
final class WorkerProcess implements AutoCloseable {

    static final Duration LIMIT = Limits.ANSWER;

    private final Path folder;
    private final Process process;
    private final SocketChannel channel;
    private final Thread reader;
    private final List<Event> events = new ArrayList<>();
    private boolean reading = true;

    private WorkerProcess(String protocol, int version, List<String> javaOptions)
            throws IOException {
        folder = Files.createTempDirectory("worker");
        Path socket = folder.resolve("link");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + folder));
            command.addAll(javaOptions);
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(WorkerMain.class.getName(), socket.toString()));
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            channel = server.accept();
        }
        send(new Command.Hello(version, protocol, List.of(), 1));
        reader = new Thread(this::read, "worker-events");
        reader.setDaemon(true);
        reader.start();
    }

    /** A worker for IRC that is ready. */
    static WorkerProcess irc() throws Exception {
        WorkerProcess worker = with("prpl-irc", WireCodec.VERSION);
        worker.await(Event.Ready.class, event -> true);
        return worker;
    }

    static WorkerProcess with(String protocol, int version, String... javaOptions)
            throws Exception {
        return new WorkerProcess(protocol, version, List.of(javaOptions));
    }

    void send(Command... commands) throws IOException {
        FrameWriter<Command> writer = new FrameWriter<>(WireCodec.COMMANDS);
        for (Command command : commands) {
            writer.append(command);
        }
        writer.writeTo(channel);
    }

    /** Logs in to a server on this machine, with no limit on the number of lines; waits until online. */
    void logIn(int account, String nick, int port) throws Exception {
        send(logInCommand(account, nick, port, "", Map.of("ratelimit-interval", "0")));
        await(Event.Online.class, event -> event.account() == account);
    }

    static Command.LogIn logInCommand(
            int account, String nick, int port, String password, Map<String, String> more) {
        Map<String, String> options = new java.util.HashMap<>(more);
        options.put("port", String.valueOf(port));
        return new Command.LogIn(account, nick + "@127.0.0.1", password, options, "AVAILABLE", "");
    }

    /** Takes the first event of the kind that fits, waiting for it. */
    <T extends Event> T await(Class<T> type, Predicate<T> fits) throws InterruptedException {
        return await(type, fits, 1, LIMIT).get(0);
    }

    /** Takes as many events of the kind as wanted, in order. */
    <T extends Event> List<T> await(Class<T> type, Predicate<T> fits, int count, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<T> taken = new ArrayList<>();
        synchronized (events) {
            while (true) {
                for (int i = 0; i < events.size() && taken.size() < count; ) {
                    Event event = events.get(i);
                    if (type.isInstance(event) && fits.test(type.cast(event))) {
                        taken.add(type.cast(event));
                        events.remove(i);
                    } else {
                        i++;
                    }
                }
                if (taken.size() == count) {
                    return taken;
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(
                            "only "
                                    + taken.size()
                                    + " of "
                                    + count
                                    + " "
                                    + type.getSimpleName()
                                    + " came; also: "
                                    + events.subList(
                                            Math.max(0, events.size() - 20), events.size()));
                }
                events.wait(left);
            }
        }
    }

    /** Takes the events of the kind that are there already. */
    <T extends Event> List<T> takeAll(Class<T> type) {
        List<T> taken = new ArrayList<>();
        synchronized (events) {
            events.removeIf(event -> type.isInstance(event) && taken.add(type.cast(event)));
        }
        return taken;
    }

    /** No events are read from now on, or again. */
    void setReading(boolean reading) {
        synchronized (events) {
            this.reading = reading;
            events.notifyAll();
        }
    }

    private void read() {
        FrameReader<Event> frames = new FrameReader<>(WireCodec.EVENTS);
        try {
            while (frames.readFrom(channel)) {
                for (Event event = frames.next(); event != null; event = frames.next()) {
                    synchronized (events) {
                        while (!reading) {
                            events.wait();
                        }
                        if (!(event instanceof Event.Heartbeat) || !(lastIsHeartbeat())) {
                            events.add(event);
                        } else {
                            events.set(events.size() - 1, event);
                        }
                        events.notifyAll();
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            synchronized (events) {
                events.add(new Event.Log("error", "(the link broke: " + e + ")"));
                events.notifyAll();
            }
        }
    }

    private boolean lastIsHeartbeat() {
        return !events.isEmpty() && events.get(events.size() - 1) instanceof Event.Heartbeat;
    }

    long pid() {
        return process.pid();
    }

    Path folder() {
        return folder;
    }

    /** Ends the link without a word. */
    void cutLink() throws IOException {
        channel.close();
    }

    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the worker still runs after " + limit);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        setReading(true);
        channel.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
