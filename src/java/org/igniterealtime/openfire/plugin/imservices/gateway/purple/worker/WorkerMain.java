package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;

/**
 * The child process: connects to the plugin's Unix-domain socket, named by the only argument, and does what comes over it.
 * It ends with {@link #STOPPED} when it is told to, and at once when the link ends, whatever else it is doing.
 */
public final class WorkerMain {

    static final int STOPPED = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNUSABLE = 3;
    static final int LINK_LOST = 4;
    static final int HUNG = 5;

    private static final long FAREWELL_MILLIS = 5000;

    private WorkerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("usage: WorkerMain SOCKET");
            System.exit(USAGE);
        }
        int status;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Path.of(arguments[0])));
            status = serve(channel);
        }
        // Not System.exit: nothing is left to be done, and libpurple's own exit handlers are not to
        // be trusted.
        Runtime.getRuntime().halt(status);
    }

    private static int serve(SocketChannel channel) throws IOException, InterruptedException {
        FrameReader<Command> reader = new FrameReader<>(WireCodec.COMMANDS);
        Command first = first(channel, reader);
        if (!(first instanceof Command.Hello hello)) {
            return LINK_LOST;
        }
        Outgoing outgoing = new Outgoing();
        Link link = new Link(channel, reader, outgoing);
        link.startWriter();
        int status = run(hello, outgoing, link);
        outgoing.end();
        link.awaitWriter(FAREWELL_MILLIS);
        return status;
    }

    private static int run(Command.Hello hello, Outgoing outgoing, Link link) {
        if (hello.version() != WireCodec.VERSION) {
            outgoing.send(
                    new Event.Unusable(
                            Event.Trouble.BROKEN,
                            "The worker speaks version "
                                    + WireCodec.VERSION
                                    + " of the link, the plugin version "
                                    + hello.version()
                                    + "."));
            return UNUSABLE;
        }
        try {
            PurpleCore.load();
            if (hello.protocol().isEmpty()) {
                link.startGuard();
                new Inquiry(hello, outgoing).run();
                return STOPPED;
            }
            Worker worker = new Worker(hello, outgoing);
            link.startReader(worker);
            worker.run();
            return STOPPED;
        } catch (PurpleCore.UnusableException e) {
            outgoing.send(new Event.Unusable(e.trouble(), e.getMessage()));
            return UNUSABLE;
        } catch (RuntimeException | LinkageError e) {
            outgoing.send(new Event.Unusable(Event.Trouble.BROKEN, "libpurple: " + e));
            return FAILED;
        }
    }

    /** The first command; null when the link ends before it. */
    private static Command first(SocketChannel channel, FrameReader<Command> reader)
            throws IOException {
        Command command = reader.next();
        while (command == null) {
            if (!reader.readFrom(channel)) {
                return null;
            }
            command = reader.next();
        }
        return command;
    }
}
