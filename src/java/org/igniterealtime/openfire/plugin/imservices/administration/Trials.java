package org.igniterealtime.openfire.plugin.imservices.administration;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting;
import org.igniterealtime.openfire.plugin.imservices.runtime.Modules;

/**
 * Starts definitions without saving them, under a domain of their own that nobody uses, and tells what happened. A trial ends by
 * itself, and all with {@link #close}. May be called by several threads.
 */
public final class Trials implements AutoCloseable {

    /**
     * How long trials may take.
     *
     * @param start for all steps up to the start of the service
     * @param watch how long a started service is watched
     * @param connect for a connection to the network's server
     */
    record Limits(Duration start, Duration watch, Duration connect) {
        static final Limits NORMAL =
                new Limits(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    /** What the trials work with. */
    record Tools(
            ServicesText text,
            SheetChecker checker,
            ServerFacts facts,
            Modules modules,
            Hosting hosting,
            Types types,
            ScheduledExecutorService executor,
            Language language,
            Audit audit,
            Limits limits) {}

    /** A trial may cost a process. */
    private static final int AT_ONCE = 3;

    private static final int KEPT = 50;
    private static final long STOP_S = 15;

    private final Tools tools;
    private final SecureRandom random = new SecureRandom();

    // Guarded by this.
    private final Map<String, TrialSteps> trials = new LinkedHashMap<>();
    private boolean closed;

    Trials(Tools tools) {
        this.tools = tools;
    }

    /**
     * Starts a trial; its id. Does not block.
     *
     * @throws AdministrationException when too many are under way
     */
    public String start(Actor actor, Sheet sheet) throws AdministrationException {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        TrialSteps trial = new TrialSteps(tools, sheet, "trial-" + id);
        synchronized (this) {
            long underWay = trials.values().stream().filter(each -> !each.isGone()).count();
            if (closed || underWay >= AT_ONCE) {
                throw tools.language().refusal("trial.toomany");
            }
            forgetOld();
            trials.put(id, trial);
        }
        tools.executor().execute(trial::run);
        tools.executor().execute(() -> audit(actor, sheet));
        return id;
    }

    private void audit(Actor actor, Sheet sheet) {
        tools.audit().did(actor, tools.language().say("audit.tried", sheet.domain()), "");
    }

    private void forgetOld() {
        Iterator<TrialSteps> oldest = trials.values().iterator();
        while (trials.size() >= KEPT && oldest.hasNext()) {
            if (oldest.next().isGone()) {
                oldest.remove();
            }
        }
    }

    /** What a trial has shown so far; empty when it is not known, or was too long ago. */
    public synchronized Optional<Trial> find(String id) {
        return Optional.ofNullable(trials.get(id)).map(TrialSteps::shown);
    }

    /** Ends all trials, and waits for that up to 15 s. Must not be called on a thread of the executor. */
    @Override
    public void close() {
        Map<String, TrialSteps> left;
        synchronized (this) {
            closed = true;
            left = new LinkedHashMap<>(trials);
        }
        left.values().forEach(TrialSteps::end);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_S);
        left.values().forEach(trial -> trial.awaitGone(deadline));
    }
}
