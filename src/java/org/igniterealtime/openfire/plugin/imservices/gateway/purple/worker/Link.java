package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;

/**
 * The worker's end of the link: a thread that reads and one that writes. When the link ends, so does the process, there
 * and then: the loop thread may be stuck in native code, so it is not asked.
 */
final class Link {

    /** A loop that takes no command for so long does not come back. */
    private static final long HUNG_SECONDS = 60;

    private final SocketChannel channel;
    private final FrameReader<Command> reader;
    private final Outgoing outgoing;
    private final Thread writing;
    private volatile boolean stopping;

    Link(SocketChannel channel, FrameReader<Command> reader, Outgoing outgoing) {
        this.channel = channel;
        this.reader = reader;
        this.outgoing = outgoing;
        this.writing = new Thread(this::write, "imservices-link-writer");
        writing.setDaemon(true);
    }

    void startWriter() {
        writing.start();
    }

    void startReader(Worker worker) {
        Thread reading = new Thread(() -> read(worker), "imservices-link-reader");
        reading.setDaemon(true);
        reading.start();
    }

    /** Instead of the reader, where no command follows: the process ends when the link does. */
    void startGuard() {
        Thread guard = new Thread(this::guard, "imservices-link-guard");
        guard.setDaemon(true);
        guard.start();
    }

    private void guard() {
        try {
            while (reader.readFrom(channel)) {
                while (reader.next() != null) {
                    // Nobody is there to take it.
                    continue;
                }
            }
            end("the plugin closed it", WorkerMain.LINK_LOST);
        } catch (IOException e) {
            end(e.toString(), WorkerMain.LINK_LOST);
        }
    }

    /** Waits until all is written, after {@link Outgoing#end}. */
    void awaitWriter(long milliseconds) throws InterruptedException {
        writing.join(milliseconds);
    }

    private void read(Worker worker) {
        try {
            do {
                for (Command command = reader.next(); command != null; command = reader.next()) {
                    stopping |= command instanceof Command.Stop;
                    if (!worker.hand(command, HUNG_SECONDS)) {
                        end("the loop hangs", WorkerMain.HUNG);
                    }
                }
            } while (reader.readFrom(channel));
            end("the plugin closed it", WorkerMain.LINK_LOST);
        } catch (IOException e) {
            end(e.toString(), WorkerMain.LINK_LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("interrupted", WorkerMain.FAILED);
        }
    }

    private void write() {
        try {
            outgoing.writeAll(channel);
        } catch (IOException e) {
            end(e.toString(), WorkerMain.LINK_LOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String why, int status) {
        if (!stopping || status != WorkerMain.LINK_LOST) {
            // The plugin reads it from the process, for there is no link any more.
            System.err.println("The worker ends, its link is gone: " + why);
        }
        Runtime.getRuntime().halt(stopping ? WorkerMain.STOPPED : status);
    }
}
