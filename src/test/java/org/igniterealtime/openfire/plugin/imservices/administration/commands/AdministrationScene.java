package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.administration.AccessFacts;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.administration.ServerFacts;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.runtime.FileWatcher;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting;
import org.igniterealtime.openfire.plugin.imservices.runtime.Modules;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/** The real administration of a services file, on a server that gives no domain away: its services are there, and have failed. */
final class AdministrationScene {

    private final Path home;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(4);
    private final List<String> audit = new CopyOnWriteArrayList<>();
    private final ServiceManager manager;
    private final Administration administration;

    AdministrationScene(Path home, String services) throws Exception {
        this.home = home;
        executor.setRemoveOnCancelPolicy(true);
        Path file = Files.createDirectories(home.resolve("conf")).resolve("IMServices.dat");
        Files.writeString(file, services);
        Hosting hosting = new NoDomains();
        Modules modules =
                new Modules(home.resolve("modules"), ClassLoader.getPlatformClassLoader());
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
                                new NoPeople(),
                                (actor, summary, details) ->
                                        audit.add(
                                                actor.name() + " " + actor.from() + " " + summary),
                                manager,
                                modules,
                                hosting,
                                executor,
                                Clock.systemUTC()));
    }

    List<Operation> operations() {
        return new ServiceOperations(
                        administration.services(), administration.files(), ServiceCatalog.builtIn())
                .table();
    }

    /** Who, from where, and what; in the order in which it was recorded. */
    List<String> audit() {
        return audit;
    }

    void close() throws Exception {
        administration.close();
        manager.stop();
        executor.shutdown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS), "the executor is still busy");
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
            return Optional.empty();
        }

        @Override
        public int rooms(String domain) {
            return 0;
        }

        @Override
        public int deleteRooms(String domain) {
            return 0;
        }

        @Override
        public int registrations(String domain) {
            return 3;
        }

        @Override
        public int forgetRegistrations(String domain) {
            return 3;
        }

        @Override
        public List<InetAddress> addresses() {
            return List.of();
        }
    }

    private static final class NoPeople implements AccessFacts {

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
            throw new UnsupportedOperationException("commands ask nothing about people");
        }
    }

    private final class NoDomains implements Hosting {

        @Override
        public Place claim(ServiceDefinition definition, Gate gate, StateReports reports)
                throws ServiceException {
            throw new ServiceException("this server gives no domain away");
        }

        @Override
        public LivePeers peers(String domain, AccessList list, Runnable changed) {
            throw new UnsupportedOperationException("no service comes so far");
        }

        @Override
        public Workshop workshop() {
            return new Bench();
        }

        @Override
        public void release(String domain) {
            // None is held.
        }
    }

    private final class Bench implements Workshop {

        @Override
        public String serverDomain() {
            return "example.org";
        }

        @Override
        public Texts texts(Locale locale) {
            return new Texts(locale);
        }

        @Override
        public ScheduledExecutorService executor() {
            return executor;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Path folder() {
            return home;
        }

        @Override
        public Path home() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path modulesFolder() {
            return home.resolve("modules");
        }

        @Override
        public List<Path> classPath() {
            return List.of();
        }
    }
}
