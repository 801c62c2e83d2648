package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a worker that tells what protocols the installed libpurple has, and ends. All of it happens in the calling thread,
 * and nothing of it is left when {@link #ask} returns, however it does.
 */
final class ProtocolInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(ProtocolInquiry.class);
    private static final String NAME = "protocols";
    private static final Duration EXIT = Duration.ofSeconds(2);

    private final Workshop workshop;
    private final WorkerSettings settings;
    private final AtomicBoolean late = new AtomicBoolean();
    private final LineLimit lines;

    ProtocolInquiry(Workshop workshop, String mainClass, Duration patience) {
        this.workshop = workshop;
        Path modules = workshop.modulesFolder();
        this.settings =
                new WorkerSettings(
                        NAME,
                        mainClass,
                        workshop.classPath(),
                        workshop.folder(),
                        "",
                        Files.isDirectory(modules) ? List.of(modules.toString()) : List.of(),
                        1,
                        WorkerSettings.HEARTBEAT,
                        patience,
                        WorkerSettings.IDLE);
        this.lines = new LineLimit(NAME, workshop.clock());
    }

    /** The process has ended without an answer. */
    static final class NoAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean late;

        NoAnswerException(boolean late, String what) {
            super(what);
            this.late = late;
        }

        /** Whether it took too long and was ended for that. */
        boolean wasLate() {
            return late;
        }
    }

    /**
     * Asks. Blocks, for no longer than the patience and some seconds.
     *
     * @return {@link Event.Offered} or {@link Event.Unusable}
     * @throws IOException when no process can be started
     * @throws NoAnswerException when it ends without an answer
     */
    Event ask() throws IOException, NoAnswerException, InterruptedException {
        WorkerFolder.deleteLeftovers(settings.workers());
        WorkerProcess process = WorkerProcess.start(NAME, settings, workshop.clock());
        ScheduledFuture<?> limit = null;
        try {
            limit =
                    workshop.executor()
                            .schedule(
                                    () -> {
                                        late.set(true);
                                        process.destroy();
                                    },
                                    settings.patience().toMillis(),
                                    TimeUnit.MILLISECONDS);
            return converse(process);
        } finally {
            if (limit != null) {
                limit.cancel(false);
            }
            close(process);
            WorkerFolder.deleteEmpty(settings.workers());
        }
    }

    private Event converse(WorkerProcess process)
            throws IOException, NoAnswerException, InterruptedException {
        String why = "it ended without an answer";
        try (SocketChannel channel = process.accept()) {
            FrameWriter<Command> frames = new FrameWriter<>(WireCodec.COMMANDS);
            frames.append(
                    new Command.Hello(
                            WireCodec.VERSION,
                            settings.protocol(),
                            settings.pluginFolders(),
                            (int) settings.heartbeat().toSeconds()));
            frames.writeTo(channel);
            Event answer = answer(channel);
            if (answer != null) {
                process.awaitExit(EXIT);
                return answer;
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                InterruptedException interruption = new InterruptedException();
                interruption.initCause(e);
                throw interruption;
            }
            why = e.getMessage();
        }
        throw noAnswer(process, why);
    }

    /** The answer; null when the link ends before it. */
    private Event answer(SocketChannel channel) throws IOException {
        FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
        while (reader.readFrom(channel)) {
            for (Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof Event.Offered || event instanceof Event.Unusable) {
                    return event;
                } else if (event instanceof Event.Log line && lines.mayPass()) {
                    LOG.info("{}: {}", NAME, line.text());
                }
            }
        }
        return null;
    }

    private NoAnswerException noAnswer(WorkerProcess process, String why)
            throws InterruptedException {
        ExitStatus status = process.awaitExit(EXIT);
        String what = process.crash().orElse(status + " (" + why + ")");
        LOG.warn(
                "The process {} that asks libpurple for its protocols {}{}",
                process.pid(),
                late.get() ? "took too long and was ended" : what,
                process.lastWords());
        return new NoAnswerException(late.get(), what);
    }

    /** Also when the thread has been interrupted. */
    private static void close(WorkerProcess process) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                process.close();
                break;
            } catch (InterruptedException e) {
                // Killed already: it does not take long, and the folder must go.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
