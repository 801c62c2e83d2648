package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code ./bench} runs. */
public final class BenchMain {

    private final Options options;
    private final Path results;
    private final Path scratch;

    private BenchMain(Options options, Path results, Path scratch) {
        this.options = options;
        this.results = results;
        this.scratch = scratch;
    }

    /**
     * Ends with 2 when the arguments are wrong, with 1 when something could not be measured, and with 3 when it took too long.
     *
     * @param args see {@link Options#USAGE}
     */
    public static void main(String[] args) throws IOException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Path scratch = Files.createTempDirectory("imservices-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(scratch), "bench-end"));
        Thread limit = new Thread(() -> endAfter(options.limit().toMillis()), "bench-limit");
        limit.setDaemon(true);
        limit.start();
        System.exit(
                new BenchMain(options, Files.createDirectories(Path.of("bench-results")), scratch)
                                .run()
                        ? 0
                        : 1);
    }

    /** Whether all was measured. */
    private boolean run() throws IOException {
        Report report = new Report(Machine.describe());
        boolean complete = true;
        if (options.jmh()) {
            System.err.println("JMH");
            complete &=
                    measure(
                            () ->
                                    new JmhRun(options.quick(), results.resolve("jmh.log"))
                                            .into(report));
            System.err.println("an access list of 1,000,000 items");
            complete &= measure(() -> AccessLoadRun.into(report, scratch));
        }
        if (options.load() && options.bridges().contains("imservices")) {
            System.err.println("1,000 services");
            complete &= measure(() -> StartRun.into(report, recordings()));
        }
        if (options.console()) {
            System.err.println("the console's pages");
            complete &= measure(() -> ConsoleRun.into(report));
        }
        if (options.rooms()) {
            System.err.println("a large room");
            complete &= measure(() -> RoomsRun.into(report, options.quick()));
        }
        if (options.directory()) {
            System.err.println("a user directory");
            complete &= measure(() -> DirectoryRun.into(report, options.quick()));
        }
        if (options.proxy()) {
            System.err.println("the proxy for file transfers");
            complete &= measure(() -> ProxyRun.into(report, options.quick()));
        }
        if (options.load()) {
            for (int users : options.users()) {
                for (String bridge : options.bridges()) {
                    System.err.println("load run: " + bridge + ", " + users + " users");
                    complete &= measure(() -> report.addLoad(load(bridge, users)));
                }
            }
        }
        System.out.println(report.table());
        report.write(results.resolve("latest.json"));
        System.err.println("kept in " + results.toAbsolutePath());
        return complete;
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    /** One failure does not cost the other figures. */
    private static boolean measure(Measurement measurement) {
        try {
            measurement.run();
            return true;
        } catch (IOException | RuntimeException | AssertionError e) {
            // The kit says with an AssertionError what it has waited for in vain.
            System.err.println("not measured: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Map<String, Object> load(String name, int users)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, name);
        try (IrcServer irc = new IrcServer(folder);
                Bridge bridge = bridge(name, folder, users, irc.port())) {
            return new LoadRun(bridge, users, options.burst(), options.paced(), recordings()).run();
        }
    }

    private Optional<Recordings> recordings() {
        return options.profile() ? Optional.of(new Recordings(results)) : Optional.empty();
    }

    private static Bridge bridge(String name, Path folder, int users, int ircPort)
            throws IOException, InterruptedException {
        return name.equals("biboumi")
                ? new BiboumiBridge(folder, users, ircPort)
                : new ImServicesBridge(users, ircPort);
    }

    private static void endAfter(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            System.err.println("still not at the end: given up");
            System.exit(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cleanUp(Path scratch) {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println(scratch + " is left behind: " + e);
        }
    }
}
