package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The peer: biboumi on Prosody, both from Debian, as in its manual: a component with one fixed IRC server, throttling off,
 * Nagle's algorithm off in Prosody.
 */
final class BiboumiBridge implements Bridge {

    private static final String DOMAIN = "localhost";
    private static final String COMPONENT = "irc.localhost";
    private static final String SECRET = "bench";

    private final Path folder;
    private final int ircPort;
    private final int xmppPort;
    private final Process prosody;
    private final Process biboumi;

    BiboumiBridge(Path folder, int users, int ircPort) throws IOException, InterruptedException {
        this.ircPort = ircPort;
        this.folder = folder;
        this.xmppPort = Ports.free();
        int componentPort = Ports.free();
        writeProsody(componentPort, users);
        prosody =
                start(
                        "prosody",
                        "prosody",
                        "--config",
                        folder.resolve("prosody.cfg.lua").toString(),
                        "-F");
        Ports.await(xmppPort, prosody);
        Ports.await(componentPort, prosody);
        Path config = writeBiboumi(componentPort);
        // Its tables are made at the first start; then each user's server options go in: the port,
        // and no throttle.
        Process first = start("biboumi-first", "biboumi", config.toString());
        Path database = folder.resolve("biboumi.sqlite");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!ask(database, ".tables").contains("roster")) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "biboumi made no tables: "
                                + Files.readString(folder.resolve("biboumi-first.log")));
            }
            Thread.sleep(100);
        }
        first.destroy();
        first.waitFor();
        StringBuilder sql = new StringBuilder("BEGIN;");
        for (int n = 0; n < users; n++) {
            sql.append(
                            "INSERT INTO ircserveroptions_ (owner_, server_, ports_, tlsports_, throttlelimit_) VALUES ('")
                    .append(user(n))
                    .append('@')
                    .append(DOMAIN)
                    .append("', '127.0.0.1', '")
                    .append(ircPort)
                    .append("', '', -1);");
        }
        ask(database, sql.append("COMMIT;").toString());
        biboumi = start("biboumi", "biboumi", config.toString());
        awaitComponent();
    }

    @Override
    public String name() {
        return "biboumi 9.0 + prosody";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int xmppPort() {
        return xmppPort;
    }

    @Override
    public String domain() {
        return DOMAIN;
    }

    @Override
    public String password() {
        return SECRET;
    }

    @Override
    public int ircPort() {
        return ircPort;
    }

    @Override
    public String address(String nick) {
        return nick + "@" + COMPONENT;
    }

    @Override
    public void prepare(XmppLoadClient client, int n) throws IOException {
        client.send("<presence/>");
    }

    @Override
    public String goOnline(int n) {
        // Biboumi connects a user who joins a channel (XEP-0045 section 7.2).
        return "<presence to='#load"
                + n
                + "@"
                + COMPONENT
                + "/"
                + user(n)
                + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>";
    }

    @Override
    public boolean isOnline(XmppLoadClient.Stanza stanza) {
        return stanza.selfPresence();
    }

    @Override
    public ProcessHandle server() {
        return prosody.toHandle();
    }

    @Override
    public List<ProcessHandle> workers() {
        return List.of(biboumi.toHandle());
    }

    @Override
    public void close() {
        for (Process process : List.of(biboumi, prosody)) {
            process.destroy();
            process.onExit().join();
        }
    }

    private void writeProsody(int componentPort, int users) throws IOException {
        Path accounts = folder.resolve("data/" + DOMAIN + "/accounts");
        Files.createDirectories(accounts);
        for (int n = 0; n < users; n++) {
            Files.writeString(
                    accounts.resolve(user(n) + ".dat"),
                    "return { [\"password\"] = \"" + SECRET + "\"; };\n");
        }
        Files.writeString(
                folder.resolve("prosody.cfg.lua"),
                """
                run_as_root = true
                pidfile = "%1$s/prosody.pid"
                data_path = "%1$s/data"
                modules_enabled = { "roster", "saslauth", "disco" }
                modules_disabled = { "s2s" }
                authentication = "internal_plain"
                allow_unencrypted_plain_auth = true
                c2s_require_encryption = false
                c2s_ports = { %2$d }
                component_ports = { %3$d }
                interfaces = { "127.0.0.1" }
                network_settings = { tcp_backlog = 512, nodelay = true }
                limits = { }
                log = { warn = "%1$s/prosody-warn.log" }
                VirtualHost "%4$s"
                Component "%5$s"
                    component_secret = "%6$s"
                """
                        .formatted(folder, xmppPort, componentPort, DOMAIN, COMPONENT, SECRET));
    }

    private Path writeBiboumi(int componentPort) throws IOException {
        Path config = folder.resolve("biboumi.cfg");
        Files.writeString(
                config,
                """
                hostname=%1$s
                password=%2$s
                xmpp_server_ip=127.0.0.1
                port=%3$d
                fixed_irc_server=127.0.0.1
                db_name=%4$s/biboumi.sqlite
                log_level=3
                log_file=%4$s/biboumi-own.log
                persistent_by_default=false
                """
                        .formatted(COMPONENT, SECRET, componentPort, folder));
        return config;
    }

    private Process start(String log, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".log").toFile())
                .start();
    }

    private void awaitComponent() throws IOException, InterruptedException {
        try (XmppLoadClient client =
                new XmppLoadClient(host(), xmppPort, DOMAIN, user(0), SECRET)) {
            String question =
                    "<iq type='get' to='%s' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                            .formatted(COMPONENT);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!client.request(question, "info").type().equals("result")) {
                if (System.nanoTime() > end) {
                    throw new IOException("biboumi is no component of Prosody's");
                }
                Thread.sleep(50);
            }
        }
    }

    private static String ask(Path database, String sql) throws IOException, InterruptedException {
        Process sqlite =
                new ProcessBuilder("sqlite3", "-cmd", ".timeout 5000", database.toString())
                        .redirectErrorStream(true)
                        .start();
        try (var in = sqlite.getOutputStream()) {
            in.write(sql.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(sqlite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (sqlite.waitFor() != 0) {
            throw new IOException("sqlite3: " + answer);
        }
        return answer;
    }
}
