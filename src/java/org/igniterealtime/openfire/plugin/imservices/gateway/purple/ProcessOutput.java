package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a worker prints (warnings of GLib, the last words of a crashing JVM) into the log, so much a minute and no
 * more, and keeps the last lines for the report of its end. One thread.
 */
final class ProcessOutput {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessOutput.class);
    private static final int LINES_KEPT = 30;
    private static final int LINE_LENGTH = 300;

    private final String name;
    private final InputStream source;
    private final LineLimit limit;
    private final Thread thread;
    private final Deque<String> last = new ArrayDeque<>();

    ProcessOutput(String name, InputStream source, Clock clock) {
        this.name = name;
        this.source = source;
        this.limit = new LineLimit(name, clock);
        this.thread = new Thread(this::drain, "imservices-link-" + name + "-log");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until everything has been read, but not for ever: a grandchild could hold the pipe. */
    void finish() throws InterruptedException {
        thread.join(1000);
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }

    /** The last lines, oldest first. */
    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void drain() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            for (String line = readLine(reader); line != null; line = readLine(reader)) {
                take(line);
            }
        } catch (IOException e) {
            LOG.debug("{}: the output cannot be read any further", name, e);
        }
    }

    /** A line, of which no more than a bounded part is held in memory. */
    private static String readLine(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
            if (c < 0) {
                return line.length() == 0 ? null : line.toString();
            }
            if (line.length() < LINE_LENGTH && !Character.isISOControl(c)) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void take(String line) {
        if (line.isBlank()) {
            return;
        }
        synchronized (last) {
            if (last.size() == LINES_KEPT) {
                last.removeFirst();
            }
            last.addLast(line);
        }
        if (!limit.mayPass()) {
            return;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains("critical") || lower.contains("warning") || lower.contains("error")) {
            LOG.warn("{}: {}", name, line);
        } else {
            LOG.info("{}: {}", name, line);
        }
    }
}
