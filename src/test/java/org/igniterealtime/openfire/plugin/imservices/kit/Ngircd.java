package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real ngircd on the loopback interface, with nothing in it that slows a test down. */
public final class Ngircd implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/sbin/ngircd");

    private final Path folder;
    private final int port;
    private final int plainPort;
    private final Optional<Certificate> certificate;
    private final String password;

    /** With which a server of services may connect; empty for none. */
    private final String link;

    private ChildProcess process;

    private Ngircd(int port, Optional<Certificate> certificate, String password, String link)
            throws IOException {
        this.link = link;
        this.folder = Files.createTempDirectory("ims-ngircd-");
        this.port = port;
        this.plainPort = certificate.isPresent() ? Ports.free() : port;
        this.certificate = certificate;
        this.password = password;
    }

    /** A started server that takes everybody, without encryption. */
    public static Ngircd start() throws Exception {
        return start(Ports.free());
    }

    static Ngircd start(int port) throws Exception {
        return started(new Ngircd(port, Optional.empty(), "", ""));
    }

    /** A started server that wants a password. */
    public static Ngircd withPassword(String password) throws Exception {
        return started(new Ngircd(Ports.free(), Optional.empty(), password, ""));
    }

    /** A started server that speaks TLS at {@link #port}, with a certificate that nobody has signed. */
    public static Ngircd withTls() throws Exception {
        return withTls(Certificate.selfSigned("localhost"));
    }

    /** A started server that speaks TLS at {@link #port}. */
    public static Ngircd withTls(Certificate certificate) throws Exception {
        return started(new Ngircd(Ports.free(), Optional.of(certificate), "", ""));
    }

    /** A started server that takes everybody, and {@link NickServ} with this password. */
    static Ngircd withServices(String link) throws Exception {
        return started(new Ngircd(Ports.free(), Optional.empty(), "", link));
    }

    private static Ngircd started(Ngircd server) throws Exception {
        server.restart();
        return server;
    }

    public int port() {
        return port;
    }

    /** Where it speaks without encryption: {@link #port}, but for a server with TLS. */
    public int plainPort() {
        return plainPort;
    }

    public long pid() {
        return process.pid();
    }

    /** Starts it again after {@link #stop}, on the same port. */
    public void restart() throws Exception {
        if (Files.notExists(BINARY)) {
            throw new IOException(BINARY + " is not there: install the Debian package ngircd");
        }
        Path configuration = folder.resolve("ngircd.conf");
        Files.writeString(configuration, configuration());
        process =
                new ChildProcess(
                        List.of(
                                BINARY.toString(),
                                "--nodaemon",
                                "--config",
                                configuration.toString()),
                        Map.of(),
                        folder,
                        folder.resolve("ngircd.log"));
        Await.until(
                "ngircd listens",
                Limits.LONG,
                () -> {
                    process.requireAlive("ngircd");
                    return Ports.isOpen(port);
                },
                process::tail);
    }

    /** Everybody on it loses the connection. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    private String configuration() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("[Global]\n");
        text.append("Name = irc.loopback.example\n");
        text.append("Info = For tests\n");
        text.append("AdminInfo1 = For tests\n");
        text.append("AdminEMail = nobody@example.org\n");
        text.append("Listen = 127.0.0.1\n");
        text.append("MotdPhrase = Welcome to the server for tests\n");
        text.append("Network = Loopback\n");
        if (!password.isEmpty()) {
            text.append("Password = ").append(password).append('\n');
        }
        text.append("Ports = ").append(plainPort).append('\n');
        text.append("[Limits]\n");
        text.append("MaxConnections = 0\n");
        text.append("MaxConnectionsIP = 0\n");
        text.append("MaxJoins = 0\n");
        text.append("MaxNickLength = 30\n");
        text.append("MaxPenaltyTime = 0\n");
        text.append("PingTimeout = 3600\n");
        text.append("PongTimeout = 60\n");
        text.append("[Options]\n");
        text.append("DNS = no\n");
        text.append("Ident = no\n");
        text.append("PAM = no\n");
        text.append("IncludeDir = ").append(folder).append("/conf.d\n");
        Files.createDirectories(folder.resolve("conf.d"));
        if (certificate.isPresent()) {
            text.append("[SSL]\n");
            text.append("CertFile = ").append(certificate.get().write(folder)).append('\n');
            text.append("KeyFile = ").append(folder.resolve("key.pem")).append('\n');
            text.append("Ports = ").append(port).append('\n');
        } else {
            // Else the listener on 6667 of the default configuration is kept.
            text.append("[SSL]\n");
        }
        if (!link.isEmpty()) {
            text.append("[Server]\n");
            text.append("Name = ").append(NickServ.SERVER).append('\n');
            text.append("MyPassword = ").append(link).append('\n');
            text.append("PeerPassword = ").append(link).append('\n');
            text.append("ServiceMask = *Serv\n");
        }
        return text.toString();
    }
}
