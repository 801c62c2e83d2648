package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.runtime.FakeHosting;
import org.igniterealtime.openfire.plugin.imservices.runtime.FileWatcher;
import org.igniterealtime.openfire.plugin.imservices.runtime.ModuleLoader;
import org.igniterealtime.openfire.plugin.imservices.runtime.Modules;
import org.igniterealtime.openfire.plugin.imservices.runtime.ScriptedModule;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;

/** The whole of administration on real files and a real manager; only the server is not there. */
final class AdministrationKit {

    static final Actor ACTOR = new Actor("admin", "a test");
    static final Duration LIMIT = Duration.ofSeconds(20);

    final Path home;
    final Path file;
    final FakeHosting hosting = new FakeHosting();
    final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(12);
    final ServiceManager manager;
    final Administration administration;
    final List<String> audit = new CopyOnWriteArrayList<>();
    final Map<String, Integer> registrations = new ConcurrentHashMap<>();

    /** Whether the database refuses to delete registrations. */
    volatile boolean registrationsStay;

    final Map<String, Integer> rooms = new ConcurrentHashMap<>();
    final Map<String, Phrase> refusals = new ConcurrentHashMap<>();

    AdministrationKit(Path home, String services) throws IOException {
        this(home, services, "dns:");
    }

    AdministrationKit(Path home, String services, String dns) throws IOException {
        this.home = home;
        file = Files.createDirectories(home.resolve("conf")).resolve("IMServices.dat");
        Files.writeString(file, services);
        executor.setRemoveOnCancelPolicy(true);
        Path built = Files.createTempDirectory("imservices-built-in-");
        built.toFile().deleteOnExit();
        Modules modules =
                new Modules(
                        home.resolve("modules"),
                        new ModuleLoader(built, ScriptedModule.class.getName()));
        manager =
                new ServiceManager(
                        home,
                        file,
                        hosting,
                        modules,
                        new FileWatcher(executor),
                        executor,
                        Clock.systemUTC());
        manager.start();
        administration =
                Administration.of(
                        new Administration.Parts(
                                new Facts(),
                                new NoGroups(),
                                (actor, summary, details) -> audit.add(summary + "\n" + details),
                                manager,
                                modules,
                                hosting,
                                executor,
                                Clock.systemUTC()),
                        new Trials.Limits(
                                Duration.ofSeconds(3),
                                Duration.ofMillis(300),
                                Duration.ofSeconds(2)),
                        dns);
    }

    ServicesAdministration services() {
        return administration.services();
    }

    /** A section of the scripted module. */
    static String section(String domain, String... lines) {
        return "[%s]\ncategory=gateway\ntype=test\nmodule=scripted\n%s\n"
                .formatted(domain, String.join("\n", lines));
    }

    static Sheet sheet(String domain, String... pairs) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("domain", List.of(domain));
        values.put("category", List.of("gateway"));
        values.put("type", List.of("test"));
        values.put("module", List.of("scripted"));
        for (int i = 0; i < pairs.length; i += 2) {
            List<String> all = new ArrayList<>(values.getOrDefault(pairs[i], List.of()));
            if (!pairs[i].equals("history")) {
                all.clear();
            }
            all.add(pairs[i + 1]);
            values.put(pairs[i], all);
        }
        return new Sheet(values);
    }

    String text() throws IOException {
        return Files.readString(file);
    }

    String version() {
        return services().rows(Query.ALL).version();
    }

    static String done(Outcome outcome) {
        return assertIs(Outcome.Done.class, outcome).version();
    }

    static <T extends Outcome> T assertIs(Class<T> kind, Outcome outcome) {
        assertTrue(kind.isInstance(outcome), outcome.toString());
        return kind.cast(outcome);
    }

    void applied(Outcome outcome) {
        assertTrue(services().awaitApplied(done(outcome), LIMIT));
    }

    List<String> leftovers() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    void close() throws Exception {
        hosting.gate.countDown();
        administration.close();
        manager.stop();
        executor.shutdown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS), "the executor is still busy");
        assertEquals(List.of(), hosting.violations());
        assertEquals(0, hosting.claimed());
        assertEquals(List.of(), leftovers());
    }

    private final class Facts implements ServerFacts {

        @Override
        public Path home() {
            return home;
        }

        @Override
        public String serverDomain() {
            return "example.org";
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public Optional<Phrase> refusal(String domain) {
            return Optional.ofNullable(refusals.get(domain));
        }

        @Override
        public int rooms(String domain) {
            return rooms.getOrDefault(domain, 0);
        }

        @Override
        public int deleteRooms(String domain) {
            Integer gone = rooms.remove(domain);
            return gone == null ? 0 : gone;
        }

        @Override
        public int registrations(String domain) {
            return registrations.getOrDefault(domain, 0);
        }

        @Override
        public int forgetRegistrations(String domain) throws AdministrationException {
            if (registrationsStay) {
                throw new AdministrationException("The database is read-only.");
            }
            Integer gone = registrations.remove(domain);
            return gone == null ? 0 : gone;
        }

        @Override
        public List<InetAddress> addresses() {
            try {
                return List.of(InetAddress.getByName("192.0.2.1"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class NoGroups implements AccessFacts {

        @Override
        public List<String> groups() {
            return List.of();
        }

        @Override
        public Set<String> unknownGroups(Set<String> names) {
            return names;
        }

        @Override
        public PeerFacts peers(String domain, AccessList list) {
            return PeerFacts.STRANGER;
        }
    }
}
