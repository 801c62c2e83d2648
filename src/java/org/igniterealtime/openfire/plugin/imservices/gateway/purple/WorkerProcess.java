package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's process, its folder and the socket on which it calls back. Only processes of the server's own user can reach
 * the socket, and only one does: it is gone as soon as the worker has connected.
 */
final class WorkerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    /** Which variables of the server's environment a worker gets: nothing that could hold a password. */
    private static final List<String> ENVIRONMENT = List.of("PATH", "LD_LIBRARY_PATH", "TZ");

    private static final long POLL_MILLIS = 100;

    private final String name;
    private final WorkerFolder folder;
    private final ServerSocketChannel listener;
    private final Process process;
    private final ProcessOutput output;

    private WorkerProcess(
            String name,
            WorkerFolder folder,
            ServerSocketChannel listener,
            Process process,
            ProcessOutput output) {
        this.name = name;
        this.folder = folder;
        this.listener = listener;
        this.process = process;
        this.output = output;
    }

    /** Starts a worker. Blocks for as long as the system takes to make a process. */
    static WorkerProcess start(String name, WorkerSettings settings, Clock clock)
            throws IOException {
        WorkerFolder folder = WorkerFolder.create(settings.workers());
        ServerSocketChannel listener = null;
        try {
            listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(folder.socket()), 1);
            listener.configureBlocking(false);
            ProcessBuilder builder =
                    new ProcessBuilder(WorkerCommand.line(settings, folder))
                            .directory(folder.path().toFile())
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"));
            clean(builder.environment(), folder.path());
            Process process = builder.start();
            ProcessOutput output = new ProcessOutput(name, process.getInputStream(), clock);
            output.start();
            return new WorkerProcess(name, folder, listener, process, output);
        } catch (IOException e) {
            if (listener != null) {
                listener.close();
            }
            folder.delete();
            throw e;
        }
    }

    private static void clean(Map<String, String> environment, Path home) {
        Map<String, String> kept =
                environment.entrySet().stream()
                        .filter(e -> ENVIRONMENT.contains(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        environment.clear();
        environment.putAll(kept);
        environment.put("HOME", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits until the worker connects; the socket is gone then.
     *
     * @throws IOException when it ends before it does
     */
    SocketChannel accept() throws IOException {
        try (listener;
                Selector selector = Selector.open()) {
            listener.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                // In this order: a worker may connect, speak its last word and end in between.
                boolean alive = process.isAlive();
                SocketChannel channel = listener.accept();
                if (channel != null) {
                    return channel;
                }
                if (!alive) {
                    throw new IOException("it ended before it connected");
                }
                selector.select(POLL_MILLIS);
            }
        } finally {
            Files.deleteIfExists(folder.socket());
        }
    }

    /** Ends it at once. */
    void destroy() {
        process.destroyForcibly();
    }

    /** Waits until it has ended; ends it when it takes longer. */
    ExitStatus awaitExit(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{} (process {}) does not end by itself and is killed", name, pid());
            destroy();
        }
        return new ExitStatus(process.waitFor());
    }

    /** What it said last, one line for each line, each with a line break before it. */
    String lastWords() throws InterruptedException {
        output.finish();
        List<String> lines = new ArrayList<>(output.lastLines());
        return lines.isEmpty() ? "" : "\n    " + String.join("\n    ", lines);
    }

    /** What the JVM says of a crash in native code; empty when it did not crash there. */
    Optional<String> crash() throws InterruptedException {
        output.finish();
        String signal = null;
        String frame = "";
        for (Iterator<String> lines = output.lastLines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (line.matches("#\\s+SIG[A-Z]+ .*")) {
                signal = line.substring(1).strip().split(" ")[0];
            } else if (line.startsWith("# Problematic frame") && lines.hasNext()) {
                frame = " in " + lines.next().substring(1).strip();
            }
        }
        return signal == null ? Optional.empty() : Optional.of("crashed with " + signal + frame);
    }

    /** Gives back what it had: kills it if it lives, closes its socket, deletes its folder. */
    void close() throws InterruptedException {
        destroy();
        process.waitFor();
        output.finish();
        try {
            listener.close();
            folder.delete();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{}: the folder {} cannot be removed", name, folder.path(), e);
        }
    }
}
