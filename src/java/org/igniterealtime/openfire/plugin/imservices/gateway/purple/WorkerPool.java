package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one service: starts them when accounts want one, watches them, replaces those that crash or hang, ends those
 * that nobody needs. A worker has as many accounts as the settings say; suspects of a crash have fewer neighbours.
 */
final class WorkerPool implements Worker.Keeper, PurpleAccount.Places {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** For ending in good order, and for what is left after that; together less than the 10 s that a service has. */
    private static final long STOP_MILLIS = 6000;

    private static final long KILL_MILLIS = 2000;

    private static final Disconnect LOST =
            new Disconnect(
                    Disconnect.Cause.WORKER_LOST, "The connection to the network broke down");

    private static final Disconnect LOGGED_OUT = new Disconnect(Disconnect.Cause.LOGGED_OUT, "");

    /** What the pool tells the server. May be called by any thread. */
    interface Reports {
        void degraded(Phrase reason);

        void recovered();
    }

    private final WorkerSettings settings;
    private final AccountEvents accountEvents;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Reports reports;

    private final Object lock = new Object();
    private final List<Worker> workers = new ArrayList<>();

    /** These, and those that have ended and are still being cleared away. */
    private final List<Worker> remaining = new ArrayList<>();

    private final Deque<PurpleAccount> waiting = new ArrayDeque<>();
    private final Suspicion suspicion = new Suspicion();
    private final CrashHistory crashes = new CrashHistory();
    private final CompletableFuture<Event> first = new CompletableFuture<>();
    private ScheduledFuture<?> watch;
    private ScheduledFuture<?> nextStart;
    private int started;
    private int launching;
    private boolean startPending;
    private boolean degraded;
    private boolean stopped;

    WorkerPool(
            WorkerSettings settings,
            AccountEvents accountEvents,
            ScheduledExecutorService executor,
            Clock clock,
            Reports reports) {
        this.settings = settings;
        this.accountEvents = accountEvents;
        this.executor = executor;
        this.clock = clock;
        this.reports = reports;
    }

    /**
     * Starts the first worker and begins to watch.
     *
     * @return {@link Event.Ready} or {@link Event.Unusable}, or an exception when the worker ends without either
     */
    CompletableFuture<Event> start() throws IOException {
        WorkerFolder.deleteLeftovers(settings.workers());
        synchronized (lock) {
            long interval = settings.heartbeat().toMillis();
            watch =
                    executor.scheduleWithFixedDelay(
                            this::check, interval, interval, TimeUnit.MILLISECONDS);
        }
        launch();
        return first;
    }

    /** Finds a worker for the account, or has one started. Returns at once. */
    void place(PurpleAccount account) {
        Disconnect refused = null;
        synchronized (lock) {
            Instant now = clock.instant();
            Optional<Instant> quarantine = suspicion.quarantine(account.account(), now);
            if (stopped) {
                refused = LOGGED_OUT;
            } else if (quarantine.isPresent()) {
                refused =
                        new Disconnect(
                                Disconnect.Cause.QUARANTINED,
                                "Logging in made the connection to the network break down again"
                                        + " and again. It can be tried again after "
                                        + TIME.format(quarantine.get()));
            } else {
                waiting.addLast(account);
                placeWaiting(now);
            }
        }
        if (refused != null) {
            Disconnect answer = refused;
            executor.execute(() -> account.end(answer, Set.of()));
        }
    }

    @Override
    public boolean withdraw(PurpleAccount account) {
        synchronized (lock) {
            if (waiting.remove(account)) {
                return true;
            }
            if (account.isAttached()) {
                return false;
            }
            for (Worker worker : workers) {
                if (worker.accounts().contains(account)) {
                    worker.remove(account, clock.instant());
                    return true;
                }
            }
            return false;
        }
    }

    /** Everybody logs out, every worker ends. Takes up to 8 s; safe when called twice. */
    void stop() {
        List<Worker> ending;
        List<PurpleAccount> homeless;
        synchronized (lock) {
            stopped = true;
            if (watch != null) {
                watch.cancel(false);
            }
            if (nextStart != null) {
                nextStart.cancel(false);
            }
            awaitLaunches();
            ending = List.copyOf(remaining);
            homeless = List.copyOf(waiting);
            waiting.clear();
        }
        homeless.forEach(account -> account.end(LOGGED_OUT, Set.of()));
        ending.forEach(Worker::stop);
        try {
            awaitAll(ending, STOP_MILLIS);
        } catch (InterruptedException e) {
            ending.forEach(Worker::kill);
            Thread.currentThread().interrupt();
        }
        try {
            WorkerFolder.deleteEmpty(settings.workers());
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", settings.workers(), e);
        }
    }

    /** A process that is just being made has to be ended, too. Under the lock. */
    private void awaitLaunches() {
        boolean interrupted = false;
        while (launching > 0) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitAll(List<Worker> ending, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Worker worker : ending) {
            if (!worker.awaitEnd(left(end))) {
                LOG.warn(
                        "{} (process {}) does not stop and is killed", worker.name(), worker.pid());
                worker.kill();
            }
        }
        end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(KILL_MILLIS);
        for (Worker worker : ending) {
            if (!worker.awaitEnd(left(end))) {
                LOG.error(
                        "{} does not end: a session does not take what it reports", worker.name());
                worker.interrupt();
            }
        }
    }

    private static long left(long end) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** Under the lock. */
    private void placeWaiting(Instant now) {
        for (Iterator<PurpleAccount> i = waiting.iterator(); i.hasNext(); ) {
            PurpleAccount account = i.next();
            Optional<Worker> worker =
                    workers.stream().filter(w -> fits(w, account.account(), now)).findFirst();
            if (worker.isPresent()) {
                i.remove();
                worker.get().assign(account);
            }
        }
        if (!waiting.isEmpty() && !startPending && !stopped) {
            startPending = true;
            long delay = crashes.delay(now).toMillis();
            nextStart = executor.schedule(this::startAnother, delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Suspects are among themselves. Under the lock. */
    private boolean fits(Worker worker, Account account, Instant now) {
        if (worker.isStopping() || worker.accounts().size() >= settings.accountsPerWorker()) {
            return false;
        }
        int room = Math.min(settings.accountsPerWorker(), suspicion.company(account, now));
        boolean suspect = suspicion.isSuspect(account, now);
        int neighbours = 0;
        for (PurpleAccount other : worker.accounts()) {
            if (suspicion.isSuspect(other.account(), now) != suspect) {
                return false;
            }
            room = Math.min(room, suspicion.company(other.account(), now));
            neighbours++;
        }
        return neighbours < room;
    }

    private void startAnother() {
        try {
            launch();
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: a worker cannot be started", settings.name(), e);
            List<PurpleAccount> disappointed;
            synchronized (lock) {
                startPending = false;
                crashes.crashed(clock.instant());
                disappointed = List.copyOf(waiting);
                waiting.clear();
            }
            degrade(PurpleWording.NOT_STARTED.with(e.getMessage()));
            disappointed.forEach(account -> account.end(LOST, Set.of()));
        }
    }

    private void launch() throws IOException {
        int number;
        synchronized (lock) {
            if (stopped) {
                return;
            }
            number = ++started;
            launching++;
        }
        try {
            String name = settings.name() + "-" + number;
            WorkerProcess process = WorkerProcess.start(name, settings, clock);
            Worker worker = new Worker(name, settings, process, accountEvents, this, clock);
            synchronized (lock) {
                startPending = false;
                workers.add(worker);
                remaining.removeIf(Worker::isOver);
                remaining.add(worker);
                worker.start();
                placeWaiting(clock.instant());
            }
        } finally {
            synchronized (lock) {
                launching--;
                lock.notifyAll();
            }
        }
    }

    /** Once every heartbeat interval. */
    private void check() {
        try {
            checkAll();
        } catch (RuntimeException e) {
            // Thrown on, it would end the timer.
            LOG.error("{}: the workers cannot be watched", settings.name(), e);
        }
    }

    private void checkAll() {
        List<Worker> present;
        boolean recovered = false;
        synchronized (lock) {
            Instant now = clock.instant();
            present = List.copyOf(workers);
            for (Worker worker : present) {
                if (worker.isIdle(now) && !worker.isStopping()) {
                    LOG.debug("{} is not needed any more", worker.name());
                    worker.stop();
                }
            }
            if (degraded && crashes.count(now) == 0) {
                degraded = false;
                recovered = true;
            }
        }
        present.forEach(Worker::check);
        if (recovered) {
            reports.recovered();
        }
    }

    @Override
    public void ready(Worker worker, Event.Ready ready) {
        synchronized (lock) {
            worker.open();
        }
        first.complete(ready);
    }

    @Override
    public void unusable(Worker worker, Event.Unusable unusable) {
        if (!first.complete(unusable)) {
            synchronized (lock) {
                crashes.crashed(clock.instant());
            }
            degrade(Unusable.reason(settings.protocol(), unusable));
        }
    }

    @Override
    public void left(Worker worker) {
        synchronized (lock) {
            worker.noteEmpty(clock.instant());
            placeWaiting(clock.instant());
        }
    }

    @Override
    public Disconnect ended(Worker worker, Worker.End end) {
        first.completeExceptionally(new IOException(end.summary() + end.lastWords()));
        int count;
        Optional<Account> culprit = Optional.empty();
        synchronized (lock) {
            workers.remove(worker);
            if (stopped) {
                return LOGGED_OUT;
            }
            Instant now = clock.instant();
            if (end.expected()) {
                placeWaiting(now);
                return LOST;
            }
            crashes.crashed(now);
            count = crashes.count(now);
            if (end.blame()) {
                culprit = suspicion.crashed(attached(worker), now);
            }
            placeWaiting(now);
        }
        LOG.error(
                "{}. Its {} accounts may log in again{}",
                end.summary(),
                worker.accounts().size(),
                end.lastWords());
        culprit.ifPresent(
                account ->
                        LOG.error(
                                "{}: the account of {} ({}) brought its worker down {} times and is"
                                        + " not let in for a while",
                                settings.name(),
                                account.id(),
                                account.name(),
                                Suspicion.CRASHES));
        if (count >= CrashHistory.MANY) {
            degrade(
                    PurpleWording.CRASHES.with(
                            count, CrashHistory.WINDOW.toMinutes(), end.summary()));
        }
        return LOST;
    }

    private static List<Account> attached(Worker worker) {
        return worker.accounts().stream()
                .filter(PurpleAccount::isAttached)
                .map(PurpleAccount::account)
                .toList();
    }

    private void degrade(Phrase reason) {
        synchronized (lock) {
            degraded = true;
        }
        reports.degraded(reason);
    }

    /** The processes at present. */
    List<Long> pids() {
        synchronized (lock) {
            return workers.stream().map(Worker::pid).toList();
        }
    }
}
