package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the running services to the services file, by difference: a section that changed restarts its service alone, and one of
 * which only description, browse mode or history changed restarts nothing.
 *
 * <p>What does not go the straight way:
 *
 * <ul>
 *   <li>A file that is missing means no services; one that cannot be read changes nothing.
 *   <li>A section that is wrong keeps the definition in force that it had before; without one, its state is failed.
 *   <li>A wrong section with {@code access=} takes no former definition in its place, unless that had one, too. What becomes of the
 *       list itself is {@link AccessKeeper}'s.
 *   <li>A refused domain is asked for again after 1 s, 2 s and so on up to a minute. A service that does not start, or that
 *       stops by itself, is started again after 30 s, 60 s and so on up to 10 minutes. {@link #restart} and any change of the
 *       file, even of its time only, try at once.
 * </ul>
 *
 * <p>Methods may be called by any thread. Services are started and stopped on the executor's threads, at most {@link #AT_ONCE}
 * of them; the executor must have more, because a service may need one to start or stop.
 */
public final class ServiceManager {

    /** So many services start or stop at the same time. */
    public static final int AT_ONCE = 6;

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final ServicesFileReader reader;
    private final Path servicesFile;
    private final FileWatcher watcher;
    private final ScheduledExecutorService executor;
    private final Modules modules;
    private final ManagedService.Surroundings surroundings;

    private final Object lock = new Object();

    // Guarded by lock.
    private final Map<String, ManagedService> services = new LinkedHashMap<>();
    private List<String> order = List.of();
    private FileWatcher.Watch watch;
    private ScheduledFuture<?> readAgain;

    /** How often the file was to be read at once, and which of these readings has been applied. */
    private long asked;

    private long applied;

    /**
     * @param home Openfire's home, in which access files are
     * @param servicesFile may not exist
     * @param modules opened and closed by the manager
     */
    public ServiceManager(
            Path home,
            Path servicesFile,
            Hosting hosting,
            Modules modules,
            FileWatcher watcher,
            ScheduledExecutorService executor,
            Clock clock) {
        this(home, servicesFile, hosting, modules, watcher, executor, clock, Timing.NORMAL);
    }

    ServiceManager(
            Path home,
            Path servicesFile,
            Hosting hosting,
            Modules modules,
            FileWatcher watcher,
            ScheduledExecutorService executor,
            Clock clock,
            Timing timing) {
        this.reader = new ServicesFileReader(servicesFile);
        this.servicesFile = servicesFile;
        this.watcher = watcher;
        this.executor = executor;
        this.modules = modules;
        this.surroundings =
                new ManagedService.Surroundings(
                        hosting,
                        modules,
                        new Lane(executor, AT_ONCE),
                        new AccessKeeper.Tools(
                                new HomePaths(home),
                                hosting,
                                watcher,
                                executor,
                                timing.unreadable()),
                        executor,
                        clock,
                        timing);
    }

    /** Begins to follow the file, and returns at once. */
    public void start() {
        synchronized (lock) {
            if (watch == null) {
                watch = watcher.watch(servicesFile, this::read);
                watch.callNow();
            }
        }
    }

    /**
     * Stops following the file, stops all services, and waits for that up to 30 s; a domain whose service has not stopped by then
     * is taken from it. Must not be called on a thread of the executor.
     */
    public void stop() {
        List<ManagedService> left;
        synchronized (lock) {
            if (watch == null) {
                return;
            }
            watch.close();
            watch = null;
            lock.notifyAll();
            if (readAgain != null) {
                readAgain.cancel(false);
                readAgain = null;
            }
            order = List.of();
            left = new ArrayList<>(services.values());
            services.clear();
            left.forEach(service -> service.want(Wish.NOTHING));
        }
        long deadline = System.nanoTime() + surroundings.timing().stop().toNanos();
        for (ManagedService service : left) {
            if (!isGoneBy(service, deadline)) {
                LOG.error(
                        "The service {} has not stopped in time; it is taken off its domain",
                        service.domain());
                service.abandon();
            }
        }
        modules.close();
    }

    private static boolean isGoneBy(ManagedService service, long deadline) {
        try {
            return service.awaitGone(Math.max(deadline - System.nanoTime(), 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return service.isGone();
        }
    }

    /** The services of the file, in its order. */
    public List<ServiceStatus> statuses() {
        synchronized (lock) {
            return order.stream().map(id -> services.get(id).status()).toList();
        }
    }

    /** How the services of the file are doing, in its order. */
    public List<ServerFigures.Running> running() {
        synchronized (lock) {
            return order.stream().map(id -> services.get(id).running()).toList();
        }
    }

    /**
     * Stops the service, if it runs, and starts it again with its module as it is now. Returns at once.
     *
     * @return whether the file has such a service
     */
    public boolean restart(String domain) {
        synchronized (lock) {
            boolean known = order.contains(domain);
            if (known) {
                services.get(domain).restart();
            }
            return known;
        }
    }

    /**
     * Reads the file now, and returns at once.
     *
     * @return what {@link #awaitApplied} waits for
     */
    public long reload() {
        synchronized (lock) {
            asked++;
            if (watch != null) {
                watch.callNow();
            }
            return asked;
        }
    }

    /**
     * Waits until the file as it was at a {@link #reload}, or later, has been applied: until the states are those of its services,
     * which may be starting then.
     *
     * @param reload what that call has returned
     * @return false when that takes too long, the file cannot be read, or the manager is stopped
     */
    public boolean awaitApplied(long reload, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (lock) {
            while (applied < reload && watch != null) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                lock.wait(left);
            }
            return applied >= reload;
        }
    }

    /** Waits until nothing is left of a service that the file does not want any more. False when that takes too long. */
    public boolean awaitGone(String domain, Duration limit) throws InterruptedException {
        ManagedService service;
        synchronized (lock) {
            service = services.get(domain);
        }
        return service == null || service.awaitGone(limit.toNanos());
    }

    /** How many users of a running service are online; empty where that means nothing. */
    public OptionalInt usersOnline(String domain) {
        ManagedService service;
        synchronized (lock) {
            service = services.get(domain);
        }
        return service == null ? OptionalInt.empty() : service.usersOnline();
    }

    /** Called by the watch, never twice at once. */
    private void read() {
        long pass;
        synchronized (lock) {
            pass = asked;
        }
        Optional<ServicesFile> file = reader.read();
        if (file.isEmpty()) {
            readLater();
            return;
        }
        apply(file.get());
        synchronized (lock) {
            applied = pass;
            lock.notifyAll();
        }
    }

    private void readLater() {
        synchronized (lock) {
            if (watch != null && readAgain == null) {
                readAgain =
                        executor.schedule(
                                this::readAgain,
                                surroundings.timing().unreadable().toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        }
    }

    private void readAgain() {
        synchronized (lock) {
            readAgain = null;
        }
        reload();
    }

    private void apply(ServicesFile file) {
        Map<String, Wish> wishes = new LinkedHashMap<>();
        for (Section section : file.sections()) {
            // The second section of a domain is an error, and the first counts.
            wishes.putIfAbsent(section.id(), Wish.of(section));
        }
        synchronized (lock) {
            if (watch == null) {
                return;
            }
            order = List.copyOf(wishes.keySet());
            for (ManagedService service : List.copyOf(services.values())) {
                if (!wishes.containsKey(service.domain())) {
                    service.want(Wish.NOTHING);
                    forgetIfGone(service.domain());
                }
            }
            wishes.forEach((id, wish) -> services.computeIfAbsent(id, this::managed).want(wish));
        }
    }

    private ManagedService managed(String id) {
        return new ManagedService(id, surroundings, () -> forgetIfGone(id));
    }

    private void forgetIfGone(String id) {
        synchronized (lock) {
            services.computeIfPresent(id, (key, service) -> service.isGone() ? null : service);
        }
    }
}
