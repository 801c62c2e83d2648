package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A running Openfire in a process and a home of its own, with the probe beside the plugin under test. The home is kept between {@link
 * #stop} and {@link #start}, and deleted by {@link #close} unless {@link #keepHome} was called.
 *
 * <p>Not safe for several threads, but for {@link #stop}.
 */
public abstract class OpenfireServer implements AutoCloseable {

    /** The domain of every test server. */
    public static final String DOMAIN = "example.org";

    /** The account of the console's administrator. */
    public static final String ADMIN = "admin";

    private final Path home;
    private final String domain;
    private final int clientPort;
    private final int consolePort;
    private final Accounts accounts;
    private final Probe probe;
    private volatile ChildProcess process;
    private boolean homeKept;

    OpenfireServer(Path home, String domain, int clientPort, int consolePort, Accounts accounts) {
        this.home = home.toAbsolutePath().normalize();
        this.domain = domain;
        this.clientPort = clientPort;
        this.consolePort = consolePort;
        this.accounts = accounts;
        this.probe = new Probe(this.home);
    }

    /**
     * The server that the tests run against, not yet started: the one at {@code -Dopenfire.home}, else the embedded 4.2.0.
     *
     * @throws IOException when {@code openfire.home} is given but is not the home of an Openfire
     */
    public static OpenfireServer forTests() throws IOException {
        String installed = System.getProperty("openfire.home", "");
        Path home = Files.createTempDirectory("ims-openfire-");
        Accounts accounts = new Accounts(home.resolve("conf/development.users"));
        accounts.read(ADMIN);
        accounts.write();
        OpenfireServer server =
                installed.isEmpty()
                        ? new EmbeddedOpenfire(home, DOMAIN, Ports.free(), Ports.free(), accounts)
                        : InstalledOpenfire.copyOf(
                                Path.of(installed),
                                home,
                                DOMAIN,
                                Ports.free(),
                                Ports.free(),
                                accounts);
        server.installProbe();
        return server;
    }

    /** The plugin under test, as the build packed it. */
    public static Path pluginJar() {
        Path jar = Path.of(System.getProperty("imservices.jar", "target/imservices.jar"));
        if (Files.notExists(jar)) {
            throw new IllegalStateException(
                    jar.toAbsolutePath() + " is not there: build it with mvn package");
        }
        return jar.toAbsolutePath();
    }

    /** Starts the process and waits until clients can connect and the probe answers. */
    public final void start() throws Exception {
        Files.deleteIfExists(home.resolve("conf/probe"));
        process = new ChildProcess(command(), Map.of(), home, home.resolve("logs/stdout.log"));
        Await.until(
                "Openfire is ready",
                Limits.LONG,
                () -> {
                    process.requireAlive("Openfire");
                    return isReady();
                },
                this::lastLogLines);
    }

    boolean isReady() {
        return XmppPort.answers(clientPort, domain)
                && (Files.notExists(home.resolve("plugins/probe.jar")) || probe.answers());
    }

    /** The command that starts the server in {@link #home}. */
    abstract List<String> command() throws IOException;

    /** Shuts the server down in good order; the home stays. */
    public final void stop() {
        ChildProcess running = process;
        if (running != null) {
            running.stop();
            process = null;
        }
    }

    /** Ends the process at once, as the machine's end would. */
    public final void kill() {
        process.kill();
        process = null;
    }

    public final void restart() throws Exception {
        stop();
        start();
    }

    /** Waits until the process ends by itself. */
    final void awaitEnd() throws InterruptedException {
        process.awaitEnd();
    }

    public final boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The processes that the plugin has started. */
    public final List<ProcessHandle> workers() {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    public final long pid() {
        return process.pid();
    }

    public final String domain() {
        return domain;
    }

    public final int clientPort() {
        return clientPort;
    }

    public final int consolePort() {
        return consolePort;
    }

    /** The password of {@link #ADMIN}; null for a server that had been set up before. */
    public final String adminPassword() {
        return accounts.password(ADMIN);
    }

    /** Whether it is the embedded one, whose console is the kit's own. */
    abstract boolean isEmbedded();

    public final Path home() {
        return home;
    }

    public final Probe probe() {
        return probe;
    }

    /** All that the server has logged. */
    public final String log() throws IOException {
        Path file = home.resolve("logs/openfire.log");
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : "";
    }

    /** What it has logged about the plugin under test, exceptions included. */
    public final String pluginLog() throws IOException {
        return "\n" + String.join("\n", LogEntries.about(log(), "imservices"));
    }

    /** Puts a plugin's jar where the server finds it at its start, or, when it runs, within 20 s. */
    public final void installPlugin(Path jar) throws IOException {
        Path plugins = home.resolve("plugins");
        Files.createDirectories(plugins);
        Path temporary = plugins.resolve(jar.getFileName() + ".new");
        Files.copy(jar, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, plugins.resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes {@code conf/IMServices.dat} as an administrator's editor does: a new file in the place of the old one. */
    public final void writeServices(String content) throws IOException {
        write("conf/IMServices.dat", content);
    }

    /** Writes a file in the home in the same way. */
    public final void write(String path, String content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, content);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The home is not deleted: a failed test's logs can be read. */
    public final void keepHome() {
        homeKept = true;
    }

    @Override
    public final void close() {
        stop();
        if (!homeKept) {
            Folders.delete(home);
        }
    }

    private void installProbe() throws IOException {
        Files.createDirectories(home.resolve("plugins"));
        Jars.writeProbe(home.resolve("plugins/probe.jar"));
    }

    private String lastLogLines() throws IOException {
        String log = log();
        return process.tail() + "\n" + log.substring(Math.max(0, log.length() - 3000));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String location(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
