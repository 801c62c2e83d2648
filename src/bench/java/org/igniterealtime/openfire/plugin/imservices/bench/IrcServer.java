package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ngircd on loopback with every limit off that would be measured instead of the bridge. */
final class IrcServer implements Closeable {

    private final int port;
    private final Process process;

    IrcServer(Path folder) throws IOException, InterruptedException {
        port = Ports.free();
        Path config = folder.resolve("ngircd.conf");
        Files.writeString(
                config,
                """
                [Global]
                Name = irc.bench.example
                Info = load runs
                Listen = 127.0.0.1
                Ports = %d
                MotdPhrase = "load"
                [Limits]
                MaxConnections = 0
                MaxConnectionsIP = 0
                MaxJoins = 0
                MaxPenaltyTime = 0
                PingTimeout = 300
                [Options]
                DNS = no
                Ident = no
                PAM = no
                """
                        .formatted(port));
        process =
                new ProcessBuilder("/usr/sbin/ngircd", "--nodaemon", "--config", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("ngircd.log").toFile())
                        .start();
        Ports.await(port, process);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
