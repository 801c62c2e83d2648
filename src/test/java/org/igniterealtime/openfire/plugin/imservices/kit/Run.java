package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** What {@code ./run} starts: a server with the plugin, an IRC server beside it, until Ctrl-C. */
public final class Run {

    private static final String DOMAIN = "localhost";

    private final RunOptions options;
    private final PrintStream out;

    /** In a terminal, Ctrl-C reaches the server as soon as this process. */
    private volatile boolean ending;

    private Run(RunOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        RunOptions options;
        try {
            options = RunOptions.parse(arguments);
            new Run(options, System.out).run();
        } catch (RunOptions.UsageException | IOException e) {
            System.err.println("run: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Accounts accounts = new Accounts(options.home().resolve("conf/development.users"));
        OpenfireServer server = server(accounts);
        Optional<Ngircd> ngircd =
                options.peers() ? Optional.of(Ngircd.start(options.ircPort())) : Optional.empty();
        // Ctrl-C, and every other way in which this process ends.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    ending = true;
                                    server.stop();
                                    ngircd.ifPresent(Ngircd::close);
                                },
                                "stop"));
        writeExample();
        server.installPlugin(OpenfireServer.pluginJar());
        server.start();
        describe(server, accounts);
        server.awaitEnd();
        if (!ending) {
            throw new IOException("Openfire has ended; see " + options.home().resolve("logs"));
        }
    }

    private OpenfireServer server(Accounts accounts) throws IOException {
        requireFree(options.consolePort());
        if (options.openfire().isPresent()) {
            return InstalledOpenfire.inPlace(
                    options.home(), DOMAIN, options.clientPort(), options.consolePort(), accounts);
        }
        requireFree(options.clientPort());
        accounts.read(OpenfireServer.ADMIN, "alice", "bob", "carol");
        accounts.write();
        return new EmbeddedOpenfire(
                options.home(), DOMAIN, options.clientPort(), options.consolePort(), accounts);
    }

    private static void requireFree(int port) throws IOException {
        if (Ports.isOpen(port)) {
            throw new IOException(
                    "something listens on port " + port + " already; use --port-offset N");
        }
    }

    private void writeExample() throws IOException {
        Path file = options.home().resolve("conf/IMServices.dat");
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Path temporary = file.resolveSibling("IMServices.dat.new");
            Files.writeString(temporary, Example.services(DOMAIN, options.ircPort()));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } else if (options.peers()
                && !Files.readString(file).contains("port=" + options.ircPort())) {
            out.println(
                    "Note: no service in "
                            + file
                            + " uses port "
                            + options.ircPort()
                            + ", where the IRC server of this run listens.");
        }
    }

    private void describe(OpenfireServer server, Accounts accounts) {
        out.println();
        out.println("Openfire runs with IM Services.");
        out.println("  console     http://127.0.0.1:" + options.consolePort() + "/");
        out.println("  XMPP        127.0.0.1:" + options.clientPort() + ", domain " + DOMAIN);
        if (options.peers()) {
            out.println("  IRC         127.0.0.1:" + options.ircPort() + " (ngircd)");
        }
        out.println("  services    " + options.home().resolve("conf/IMServices.dat"));
        out.println("  log         " + options.home().resolve("logs/openfire.log"));
        if (accounts.all().isEmpty()) {
            out.println("This server had been set up before: its accounts are its own.");
        }
        for (Map.Entry<String, String> account : accounts.all().entrySet()) {
            out.printf("  %-11s %s%n", account.getKey(), account.getValue());
        }
        out.println();
        out.println("What to try:");
        out.println(
                "  1. Log in as alice@" + DOMAIN + " with an XMPP client: connect to 127.0.0.1,");
        out.println("     port " + options.clientPort() + ", and allow an unencrypted connection.");
        out.println(
                "  2. Look at the server's services, register with irc." + DOMAIN + ": any nick.");
        out.println("  3. Join the same IRC server with an IRC client as somebody else, and write");
        out.println("     to him from alice: nick@irc." + DOMAIN + ".");
        out.println("  4. Log in to the console as admin: Services is on its tab Server.");
        out.println("  5. Edit the services file: what you change is applied within a second.");
        out.println("Ctrl-C ends it all; the home is kept.");
        out.flush();
    }
}
