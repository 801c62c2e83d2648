package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A real avahi-daemon that announces and finds services at the loopback interface only, and the system's message bus where none runs.
 * Both are where their clients look for them, so there can be one of them on a machine.
 */
public final class Avahi implements AutoCloseable {

    /** What the machine is called in announcements. */
    public static final String HOST = "ims-tests";

    private static final Path BINARY = Path.of("/usr/sbin/avahi-daemon");
    private static final Path BUS = Path.of("/run/dbus/system_bus_socket");
    private static final Path DAEMON = Path.of("/run/avahi-daemon/socket");

    private final Path folder;
    private final Deque<ChildProcess> processes = new ArrayDeque<>();
    private boolean madeBus;

    private Avahi(Path folder) {
        this.folder = folder;
    }

    /** Started, and ready for clients. */
    public static Avahi start() throws Exception {
        if (Files.notExists(BINARY)) {
            throw new IOException(BINARY + " is not there: ./test installs avahi-daemon");
        }
        Avahi avahi = new Avahi(Files.createTempDirectory("ims-avahi-"));
        try {
            if (!answers(BUS)) {
                avahi.madeBus = true;
                Files.createDirectories(BUS.getParent());
                avahi.run("dbus-daemon", BUS, "dbus-daemon", "--system", "--nofork", "--nopidfile");
            }
            if (answers(DAEMON)) {
                throw new IOException("an avahi-daemon runs already, on other interfaces");
            }
            avahi.run(
                    "avahi-daemon",
                    DAEMON,
                    BINARY.toString(),
                    "--file=" + avahi.configuration(),
                    "--no-drop-root",
                    "--no-chroot");
            return avahi;
        } catch (Exception e) {
            avahi.close();
            throw e;
        }
    }

    private Path configuration() throws IOException {
        return Files.writeString(
                folder.resolve("avahi.conf"),
                """
                [server]
                host-name=%s
                use-ipv4=yes
                use-ipv6=no
                allow-interfaces=lo
                [publish]
                publish-hinfo=no
                publish-workstation=no
                """
                        .formatted(HOST));
    }

    private void run(String name, Path socket, String... command) throws Exception {
        ChildProcess process =
                new ChildProcess(List.of(command), Map.of(), folder, folder.resolve(name + ".log"));
        processes.push(process);
        Await.until(
                name + " is ready",
                Limits.LONG,
                () -> {
                    process.requireAlive(name);
                    return answers(socket);
                },
                process::tail);
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        processes.forEach(ChildProcess::stop);
        if (madeBus) {
            Files.deleteIfExists(BUS);
        }
        Folders.delete(folder);
    }
}
