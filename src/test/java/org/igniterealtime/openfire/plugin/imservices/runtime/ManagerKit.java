package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;

/** A manager over the fake server and the scripted module, with short waits. */
final class ManagerKit {

    static final Duration LIMIT = Duration.ofSeconds(20);

    /** Retries so far away that none comes during a test. */
    static final Timing PATIENT = timing(Duration.ofHours(1), Duration.ofSeconds(10));

    static final Timing QUICK = timing(Duration.ofMillis(20), Duration.ofSeconds(10));

    final FakeHosting hosting = new FakeHosting();
    final Path file;
    final Path modulesFolder;
    final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(10);
    final Modules modules;
    final ServiceManager manager;

    ManagerKit(Path home, Timing timing) throws IOException {
        file = home.resolve("IMServices.dat");
        modulesFolder = Files.createDirectories(home.resolve("modules"));
        modules =
                new Modules(modulesFolder, new ModuleLoader(home, ScriptedModule.class.getName()));
        executor.setRemoveOnCancelPolicy(true);
        manager =
                new ServiceManager(
                        home,
                        file,
                        hosting,
                        modules,
                        new FileWatcher(executor),
                        executor,
                        Clock.systemUTC(),
                        timing);
    }

    static Timing timing(Duration retry, Duration stop) {
        return new Timing(
                retry,
                retry.multipliedBy(2),
                retry,
                retry.multipliedBy(2),
                Duration.ofHours(1),
                stop,
                Duration.ofMillis(50));
    }

    /** A section of the scripted module. */
    static String section(String domain, String... lines) {
        return "[%s]\ncategory=gateway\ntype=test\nmodule=scripted\n%s\n"
                .formatted(domain, String.join("\n", lines));
    }

    void write(String... sections) throws IOException {
        Files.writeString(file, String.join("\n", sections));
    }

    /** Writes the file and has it read at once. */
    void apply(String... sections) throws IOException {
        write(sections);
        manager.reload();
    }

    void begin(String... sections) throws IOException {
        write(sections);
        manager.start();
    }

    /** Waits until the services are as told, one {@code domain state} each in the order of the file. */
    void await(String... expected) throws Exception {
        Await.until(
                "the services are " + List.of(expected),
                LIMIT,
                () -> states().equals(List.of(expected)),
                manager::statuses);
    }

    void awaitEvent(String event) throws Exception {
        Await.until(event, LIMIT, () -> hosting.has(event), hosting::takeEvents);
    }

    List<String> states() {
        return manager.statuses().stream()
                .map(status -> status.domain() + " " + status.state())
                .collect(Collectors.toList());
    }

    ServiceStatus status(String domain) {
        return manager.statuses().stream()
                .filter(status -> status.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    void close() throws Exception {
        hosting.gate.countDown();
        manager.stop();
        executor.shutdown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS), "the executor is still busy");
        assertEquals(List.of(), hosting.violations());
        assertEquals(0, hosting.claimed());
    }
}
