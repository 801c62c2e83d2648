package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real Prosody on the loopback interface, to which users of another server than Openfire are logged in. The two find each other without
 * DNS and prove who they are by dialback (XEP-0220), without encryption.
 */
public final class ProsodyServer implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/bin/prosody");

    private final Path folder;
    private final String domain;
    private final int clientPort = Ports.free();
    private final int serverPort = Ports.free();
    private ChildProcess process;

    private ProsodyServer(String domain) throws IOException {
        this.folder = Files.createTempDirectory("ims-prosody-");
        this.domain = domain;
    }

    /**
     * A started server.
     *
     * @param peer the domain of the one server that it knows, with all that lies below it
     * @param peerPort where that is
     */
    static ProsodyServer start(String domain, String peer, int peerPort) throws Exception {
        ProsodyServer server = new ProsodyServer(domain);
        try {
            server.run(peer, peerPort);
            return server;
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** One that no other server knows: for gateways whose network it is. */
    public static ProsodyServer alone(String domain) throws Exception {
        return start(domain, "nobody.invalid", 1);
    }

    private void run(String peer, int peerPort) throws Exception {
        if (Files.notExists(BINARY)) {
            throw new IOException(BINARY + " is not there: install the Debian package prosody");
        }
        Path modules = Files.createDirectories(folder.resolve("modules"));
        try (InputStream in =
                ProsodyServer.class.getResourceAsStream("/kit/prosody/mod_loopback.lua")) {
            Files.copy(in, modules.resolve("mod_loopback.lua"));
        }
        Path configuration =
                Files.writeString(folder.resolve("prosody.cfg.lua"), configuration(peer, peerPort));
        process =
                new ChildProcess(
                        List.of(BINARY.toString(), "--config", configuration.toString(), "-F"),
                        Map.of(),
                        folder,
                        folder.resolve("prosody.log"));
        Await.until(
                "Prosody listens",
                Limits.LONG,
                () -> {
                    process.requireAlive("Prosody");
                    return Ports.isOpen(clientPort) && Ports.isOpen(serverPort);
                },
                process::tail);
    }

    private String configuration(String peer, int peerPort) {
        return """
                run_as_root = true
                pidfile = "%1$s/prosody.pid"
                data_path = "%1$s/data"
                plugin_paths = { "%1$s/modules" }
                modules_enabled = { "loopback", "roster", "offline", "carbons", "saslauth", "disco", "dialback", "ping" }
                loopback_servers = { ["%2$s"] = %3$d }
                authentication = "internal_plain"
                allow_unencrypted_plain_auth = true
                c2s_require_encryption = false
                s2s_require_encryption = false
                s2s_secure_auth = false
                interfaces = { "127.0.0.1" }
                c2s_ports = { %4$d }
                c2s_direct_tls_ports = { }
                s2s_ports = { %5$d }
                s2s_direct_tls_ports = { }
                log = { { levels = { min = "info" }, to = "console" } }
                VirtualHost "%6$s"
                """
                .formatted(folder, peer, peerPort, clientPort, serverPort, domain);
    }

    public String domain() {
        return domain;
    }

    /** Where other servers reach it. */
    int serverPort() {
        return serverPort;
    }

    /** Where clients reach it. */
    public int clientPort() {
        return clientPort;
    }

    /** Makes an account and logs the user in. */
    public XmppUser user(String name) throws Exception {
        addUser(name);
        return logIn(name, "test");
    }

    /** Logs a user in, who has an account. */
    public XmppUser logIn(String name, String resource) throws Exception {
        return XmppUser.logIn(domain, clientPort, name, Scene.PASSWORD, resource);
    }

    /** Two users see each other, as if they had asked. Before either is logged in. */
    public void befriend(String one, String other) throws IOException {
        putIntoRoster(one, other);
        putIntoRoster(other, one);
    }

    private void putIntoRoster(String owner, String contact) throws IOException {
        Path rosters = Files.createDirectories(data().resolve("roster"));
        Files.writeString(
                rosters.resolve(owner + ".dat"),
                "return { [\"%s@%s\"] = { [\"subscription\"] = \"both\"; [\"groups\"] = {}; }; };\n"
                        .formatted(contact, domain));
    }

    private Path data() {
        return folder.resolve("data").resolve(domain.replace(".", "%2e"));
    }

    /** Makes an account. */
    public void addUser(String name) throws IOException {
        // Letters and digits stand for themselves in the names of its files, and all else as
        // hexadecimal numbers.
        Path accounts = Files.createDirectories(data().resolve("accounts"));
        Files.writeString(
                accounts.resolve(name + ".dat"),
                "return { [\"password\"] = \"" + Scene.PASSWORD + "\"; };\n");
    }

    /** Ends as if the machine had gone. */
    public void stop() {
        process.stop();
    }

    /** The end of what it has logged. */
    String tail() throws IOException {
        return process.tail();
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
        Folders.delete(folder);
    }
}
