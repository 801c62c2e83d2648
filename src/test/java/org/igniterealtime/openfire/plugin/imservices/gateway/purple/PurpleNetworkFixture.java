package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;

/** A network with scripted workers. Closing it checks that nothing is left. */
final class PurpleNetworkFixture implements AutoCloseable {

    static final PurpleNetwork.Pace QUICK =
            new PurpleNetwork.Pace(
                    Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));

    final TestHost host;
    final PurpleNetwork network;
    private final Path folder;
    private final List<RecordingListener> listeners = new ArrayList<>();

    PurpleNetworkFixture(Path folder, String... parameters) {
        this(folder, QUICK, parameters);
    }

    PurpleNetworkFixture(Path folder, PurpleNetwork.Pace pace, String... parameters) {
        this.folder = folder;
        host = new TestHost(folder);
        network =
                new PurpleNetwork(
                        definition(parameters), host, ScriptedWorker.class.getName(), pace);
    }

    static ServiceDefinition definition(String... parameters) {
        Map<String, String> values = new HashMap<>();
        String protocol = "prpl-script";
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 1) {
                protocol = parameter;
            } else {
                values.put(parts[0], parts[1]);
            }
        }
        return new ServiceDefinition(
                "script.example.org",
                "Script",
                Category.GATEWAY,
                "script",
                Browse.PUBLIC,
                List.of(),
                "purple",
                new Parameters(protocol, values),
                Optional.empty(),
                List.of(),
                List.of());
    }

    PurpleNetworkFixture start() throws Exception {
        network.start();
        return this;
    }

    static Account account(String name) {
        return new Account(
                name + "@example.org", name, "pass of " + name, Map.of(), Presence.AVAILABLE);
    }

    RecordingListener listener() {
        RecordingListener listener = new RecordingListener();
        listeners.add(listener);
        return listener;
    }

    NetworkAccount logIn(String name, RecordingListener listener) {
        return network.logIn(account(name), listener);
    }

    /** The one worker's process. */
    ProcessHandle worker() {
        List<Long> pids = network.pids();
        assertEquals(1, pids.size());
        return ProcessHandle.of(pids.get(0)).orElseThrow();
    }

    static List<String> linkThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("imservices-link-script"))
                .toList();
    }

    List<Path> workerFolders() throws Exception {
        Path workers = folder.resolve("workers");
        if (Files.notExists(workers)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(workers)) {
            return list.toList();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> processes =
                network.pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        network.stop();
        List<String> threads = linkThreads();
        host.close();
        try {
            for (ProcessHandle process : processes) {
                Await.until("end of " + process, Limits.ANSWER, () -> !process.isAlive());
            }
            assertEquals(List.of(), workerFolders());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertEquals(List.of(), threads);
        for (RecordingListener listener : listeners) {
            assertEquals(List.of(), listener.violations());
        }
    }
}
