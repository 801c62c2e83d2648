package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker and its accounts, from the start of the process to its end. Who is placed on it is the pool's business; it
 * changes under the pool's lock.
 */
final class Worker implements WorkerLink.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How long the process may take to exit after its link has ended, and for saying good-bye when it is stopped. */
    private static final Duration EXIT = Duration.ofSeconds(2);

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** Resident memory from which on the kernel may have ended it for its size. */
    private static final long BIG = 1L << 30;

    /** The pool. Called by the link's reader, never while the worker or an account holds a lock. */
    interface Keeper {
        void ready(Worker worker, Event.Ready ready);

        void unusable(Worker worker, Event.Unusable unusable);

        /** An account is off it. */
        void left(Worker worker);

        /**
         * The process has ended; no account can be placed on it any more when this returns.
         *
         * @return what to tell the accounts that are still on it
         */
        Disconnect ended(Worker worker, End end);
    }

    /**
     * How it ended.
     *
     * @param expected whether it had been told to stop, or had said that it cannot be used
     * @param blame whether one of its accounts can have done it
     * @param summary what happened, in a line, for the administrator
     * @param lastWords what the process printed last, each line after a line break
     */
    record End(boolean expected, boolean blame, String summary, String lastWords) {}

    private final String name;
    private final WorkerSettings settings;
    private final WorkerProcess process;
    private final WorkerLink link;
    private final AccountEvents accountEvents;
    private final Keeper keeper;
    private final Map<Integer, PurpleAccount> accounts = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile boolean ready;
    private volatile boolean stopping;
    private volatile boolean hung;
    private volatile boolean unusable;
    private volatile long residentBytes;
    private volatile Instant emptySince;

    private final LineLimit lines;
    private long seen;
    private int missed;

    Worker(
            String name,
            WorkerSettings settings,
            WorkerProcess process,
            AccountEvents accountEvents,
            Keeper keeper,
            Clock clock) {
        this.name = name;
        this.settings = settings;
        this.process = process;
        this.accountEvents = accountEvents;
        this.keeper = keeper;
        this.emptySince = clock.instant();
        this.lines = new LineLimit(name, clock);
        this.link = new WorkerLink(name, process::accept, this);
    }

    /** Begins to wait for the process to call. */
    void start() {
        LOG.debug("{} starts as process {}", name, process.pid());
        link.post(
                new Command.Hello(
                        WireCodec.VERSION,
                        settings.protocol(),
                        settings.pluginFolders(),
                        (int) settings.heartbeat().toSeconds()));
        link.start();
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    Collection<PurpleAccount> accounts() {
        return accounts.values();
    }

    boolean isStopping() {
        return stopping;
    }

    /** Places an account on it; it logs in as soon as the worker is ready. Under the pool's lock. */
    void assign(PurpleAccount account) {
        accounts.put(account.number(), account);
        emptySince = null;
        if (ready) {
            account.attach(link);
        }
    }

    /** Logs in who has been placed on it. Under the pool's lock. */
    void open() {
        ready = true;
        accounts.values().stream()
                .sorted(Comparator.comparingInt(PurpleAccount::number))
                .forEach(account -> account.attach(link));
    }

    /** Takes an account off it. Under the pool's lock. */
    void remove(PurpleAccount account, Instant now) {
        accounts.remove(account.number());
        noteEmpty(now);
    }

    /** Somebody is off it. Under the pool's lock. */
    void noteEmpty(Instant now) {
        if (accounts.isEmpty()) {
            emptySince = now;
        }
    }

    /** Whether it has had no account for so long. Under the pool's lock. */
    boolean isIdle(Instant now) {
        return emptySince != null && !emptySince.plus(settings.idle()).isAfter(now);
    }

    /** Asks it to log everybody out and to end. */
    void stop() {
        stopping = true;
        link.post(new Command.Stop());
    }

    void kill() {
        process.destroy();
    }

    /** Waits until nothing of it is left. Whether that is so. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS) && link.join(millis);
    }

    /** Whether nothing of it is left. */
    boolean isOver() {
        return over.getCount() == 0 && link.hasEnded();
    }

    void interrupt() {
        link.interrupt();
    }

    /** Looks, once every heartbeat interval, whether it lives. */
    void check() {
        long now = link.events();
        // While the reader waits for a listener, it is not the worker that hangs.
        if (now != seen || link.isDispatching()) {
            seen = now;
            missed = 0;
            return;
        }
        missed++;
        if (missed >= patience()) {
            LOG.warn(
                    "{} (process {}) has not answered for {} s and is replaced",
                    name,
                    pid(),
                    missed * settings.heartbeat().toSeconds());
            hung = true;
            kill();
        }
    }

    private long patience() {
        if (stopping) {
            return 1 + FAREWELL.dividedBy(settings.heartbeat());
        }
        return ready
                ? WorkerSettings.MISSED_HEARTBEATS
                : 1 + settings.patience().dividedBy(settings.heartbeat());
    }

    @Override
    public void event(Event event) {
        if (accountEvents.dispatch(event, accounts)) {
            if (event instanceof Event.Offline offline) {
                accounts.remove(offline.account());
                keeper.left(this);
            }
        } else if (event instanceof Event.Ready answer) {
            keeper.ready(this, answer);
        } else if (event instanceof Event.Unusable answer) {
            unusable = true;
            keeper.unusable(this, answer);
        } else if (event instanceof Event.Heartbeat heartbeat) {
            residentBytes = heartbeat.residentBytes();
        } else if (event instanceof Event.Log line) {
            log(line);
        }
    }

    private void log(Event.Log line) {
        if (!lines.mayPass()) {
            return;
        }
        switch (line.level()) {
            case "error" -> LOG.error("{}: {}", name, line.text());
            case "warn" -> LOG.warn("{}: {}", name, line.text());
            case "info" -> LOG.info("{}: {}", name, line.text());
            default -> LOG.debug("{}: {}", name, line.text());
        }
    }

    @Override
    public void writable() {
        accounts.values().forEach(PurpleAccount::pump);
    }

    @Override
    public void ended(String why, List<Command> unwritten) {
        End end;
        try {
            ExitStatus status = process.awaitExit(EXIT);
            end =
                    new End(
                            stopping || unusable,
                            isBlame(status),
                            summary(status, why),
                            process.lastWords());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            end = new End(stopping, false, name + ": " + why, "");
        }
        try {
            Disconnect disconnect = keeper.ended(this, end);
            Map<Integer, Set<Long>> unsent = messages(unwritten);
            for (PurpleAccount account : accounts.values()) {
                account.end(disconnect, unsent.getOrDefault(account.number(), Set.of()));
            }
            accounts.clear();
        } finally {
            close();
        }
    }

    private void close() {
        try {
            process.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    /** A process that is killed from outside while it is small is not an account's fault; a big one may well be. */
    private boolean isBlame(ExitStatus status) {
        return hung || !status.isFromOutside() || residentBytes > BIG;
    }

    private String summary(ExitStatus status, String why) throws InterruptedException {
        StringBuilder text = new StringBuilder(name);
        text.append(" (process ").append(pid()).append(") ");
        text.append(
                hung
                        ? "hung and was killed"
                        : process.crash().orElseGet(() -> status + " (" + why + ")"));
        if (residentBytes > 0) {
            text.append(", resident memory ").append(residentBytes >> 20).append(" MiB");
        }
        return text.toString();
    }

    private static Map<Integer, Set<Long>> messages(List<Command> commands) {
        Map<Integer, Set<Long>> ids = new HashMap<>();
        for (Command command : commands) {
            if (command instanceof Command.Send message) {
                ids.computeIfAbsent(message.account(), a -> new HashSet<>()).add(message.id());
            }
        }
        return ids;
    }
}
