package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one domain to what the file wants of it, a step at a time and never two at once: so there is never more than one
 * service object, and whatever is wanted meanwhile is done after the step. Methods may be called by any thread and do not block.
 */
final class ManagedService {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedService.class);

    /** What all services of a manager share. */
    record Surroundings(
            Hosting hosting,
            Modules modules,
            Lane lane,
            AccessKeeper.Tools access,
            ScheduledExecutorService executor,
            Clock clock,
            Timing timing) {}

    private final String domain;
    private final Surroundings surroundings;
    private final Runnable gone;

    // All below is guarded by this.
    private final StatusBoard board;
    private Wish wish = Wish.NOTHING;
    private Optional<ServiceDefinition> lastGood = Optional.empty();
    private boolean working;
    private RunningService service;

    /** Whether the domain is kept from a service that has stopped. */
    private boolean held;

    /** Whether the service has started and is not being stopped: whether its reports count. */
    private boolean settled;

    private Instant startedAt;
    private boolean restart;

    /** Whether the coming start is a new matter, not one more try at what failed and was said. */
    private boolean anew = true;

    private int failures;
    private ScheduledFuture<?> retry;

    /**
     * @param gone called when nothing is wanted and nothing is left; holding no lock
     */
    ManagedService(String domain, Surroundings surroundings, Runnable gone) {
        this.domain = domain;
        this.surroundings = surroundings;
        this.gone = gone;
        this.board =
                new StatusBoard(domain, surroundings.clock(), surroundings.hosting()::stateChanged);
    }

    /** The file has been read. A service that has failed is tried again, whether or not its section has changed. */
    synchronized void want(Wish wanted) {
        wish = wanted;
        Optional<ServiceDefinition> before = lastGood;
        if (wanted instanceof Wish.Run run) {
            lastGood = Optional.of(run.definition());
        } else if (wanted instanceof Wish.Broken broken) {
            // Who has asked for an access list must not get a service that is open to everybody.
            lastGood = lastGood.filter(good -> !broken.restricted() || good.access().isPresent());
        } else {
            lastGood = Optional.empty();
        }
        anew |= !lastGood.equals(before);
        board.note(note());
        if (lastGood.isPresent() && !settled && board.state() != ServiceState.FAILED) {
            board.show(ServiceState.STARTING, Phrase.NOTHING);
        }
        forgetFailures();
        go();
    }

    /** Stops the service, if it runs, and starts it again; tries again at once, if it has failed. */
    synchronized void restart() {
        restart = true;
        anew = true;
        forgetFailures();
        go();
    }

    String domain() {
        return domain;
    }

    synchronized ServiceStatus status() {
        return board.status();
    }

    /** How it is doing, with what its section says where that can be understood. */
    ServerFigures.Running running() {
        ServiceStatus status;
        Optional<ServiceDefinition> definition;
        synchronized (this) {
            status = board.status();
            definition = lastGood;
        }
        return new ServerFigures.Running(
                status.domain(),
                definition.map(ServiceDefinition::name).orElse(""),
                definition.map(ServiceDefinition::category),
                status.state().word(),
                status.why(),
                status.since(),
                usersOnline());
    }

    /** How many users of the service are online; empty when it does not run, or that means nothing. */
    OptionalInt usersOnline() {
        RunningService running;
        synchronized (this) {
            running = settled ? service : null;
        }
        return running == null ? OptionalInt.empty() : running.usersOnline();
    }

    synchronized boolean isWanted() {
        return !(wish instanceof Wish.Nothing);
    }

    synchronized boolean isGone() {
        return !isWanted() && service == null && !held && !working;
    }

    /** Waits until nothing is left of it. False when that takes too long. */
    synchronized boolean awaitGone(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!isGone()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Takes the domain from a service that does not stop. Blocks. */
    void abandon() {
        RunningService left;
        synchronized (this) {
            left = service;
        }
        if (left != null) {
            left.vacate();
        }
        surroundings.hosting().release(domain);
    }

    private Phrase note() {
        Phrase section =
                wish instanceof Wish.Broken broken && lastGood.isPresent()
                        ? RuntimeWording.SECTION_WRONG.with(broken.problems())
                        : Phrase.NOTHING;
        return Phrase.joined("; ", List.of(section, settled ? service.remark() : Phrase.NOTHING));
    }

    private void forgetFailures() {
        failures = 0;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }

    private void go() {
        if (working) {
            return;
        }
        if (next() == null) {
            rest();
        } else {
            surroundings.lane().execute(this::work);
            working = true;
        }
    }

    private void work() {
        try {
            Runnable step = nextOrRest();
            while (step != null) {
                step.run();
                step = nextOrRest();
            }
        } catch (RuntimeException e) {
            // What modules throw does not come here; an executor that has been shut down does.
            LOG.error("The service {} is left as it is", domain, e);
            giveUp();
        }
        if (isGone()) {
            gone.run();
        }
    }

    private synchronized Runnable nextOrRest() {
        Runnable step = next();
        if (step == null) {
            working = false;
            rest();
            notifyAll();
        }
        return step;
    }

    private synchronized void giveUp() {
        working = false;
        notifyAll();
    }

    /** What is to be done now; null when all is as it should be, or has to wait. */
    private Runnable next() {
        Optional<ServiceDefinition> target = lastGood;
        if (service == null) {
            if (target.isEmpty()) {
                return held ? this::release : null;
            }
            return retry == null ? () -> start(target.get()) : null;
        }
        RunningService current = service;
        if (target.isEmpty()
                || restart
                || !current.end().isEmpty()
                || !current.definition().needsNoRestartFor(target.get())) {
            return () -> stop(current);
        }
        return current.definition().equals(target.get())
                ? null
                : () -> update(current, target.get());
    }

    /** Nothing is to be done. Says why, when no service runs or waits. */
    private void rest() {
        restart = false;
        if (wish instanceof Wish.Off) {
            board.show(ServiceState.DISABLED, RuntimeWording.SWITCHED_OFF.with());
        } else if (lastGood.isEmpty() && wish instanceof Wish.Broken broken) {
            board.show(ServiceState.FAILED, broken.problems());
        }
    }

    private void start(ServiceDefinition definition) {
        RunningService starting =
                new RunningService(definition, surroundings.access(), this::reported);
        synchronized (this) {
            if (anew || board.state() != ServiceState.FAILED) {
                board.show(ServiceState.STARTING, Phrase.NOTHING);
            }
            anew = false;
            restart = false;
            // Known from now on, so that it can be abandoned.
            service = starting;
        }
        try {
            starting.start(surroundings.modules(), surroundings.hosting());
            synchronized (this) {
                startedAt = surroundings.clock().instant();
                settled = true;
                showReported();
            }
        } catch (RunningService.StartException e) {
            if (Reasons.isUnexpected(e.getCause())) {
                LOG.error("The service {} could not be started", domain, e.getCause());
            } else {
                LOG.debug("The service {} could not be started", domain, e.getCause());
            }
            synchronized (this) {
                service = null;
                held = starting.hasClaimed();
                failed(e.why(), e.refused());
            }
        }
    }

    private void release() {
        try {
            surroundings.hosting().release(domain);
        } finally {
            synchronized (this) {
                held = false;
            }
        }
    }

    private void stop(RunningService current) {
        synchronized (this) {
            settled = false;
            board.note(note());
            if (current.end().isEmpty() && lastGood.isPresent()) {
                board.show(ServiceState.STARTING, RuntimeWording.STOPPING.with());
            }
        }
        current.stop();
        LOG.debug("The service {} has stopped", domain);
        synchronized (this) {
            service = null;
            held = current.hasClaimed();
            if (!current.end().isEmpty() && !restart && lastGood.isPresent()) {
                boolean steady =
                        startedAt
                                .plus(surroundings.timing().steady())
                                .isBefore(surroundings.clock().instant());
                failures = steady ? 0 : failures;
                failed(current.end(), false);
            }
        }
    }

    private void update(RunningService current, ServiceDefinition definition) {
        try {
            current.update(definition);
        } catch (Throwable e) {
            // A module may throw anything.
            LOG.error("The service {} did not take its new section, restarting it", domain, e);
            synchronized (this) {
                restart = true;
            }
        }
    }

    private void failed(Phrase reason, boolean refused) {
        failures++;
        board.show(ServiceState.FAILED, reason);
        if (lastGood.isEmpty()) {
            // Not wanted any more since it began to start.
            return;
        }
        Duration wait = surroundings.timing().wait(refused, failures);
        retry =
                surroundings
                        .executor()
                        .schedule(this::retry, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void retry() {
        retry = null;
        go();
    }

    /** A report of the service, on any thread. */
    private synchronized void reported() {
        if (settled) {
            showReported();
            go();
        }
    }

    private void showReported() {
        board.note(note());
        if (!service.end().isEmpty()) {
            board.show(ServiceState.FAILED, service.end());
        } else if (!service.trouble().isEmpty()) {
            board.show(ServiceState.DEGRADED, service.trouble());
        } else {
            board.show(ServiceState.RUNNING, Phrase.NOTHING);
        }
    }
}
