package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;
import org.igniterealtime.openfire.plugin.imservices.runtime.TrialRun;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial: its steps, what each has shown, and the clearing away. */
final class TrialSteps {

    private static final Logger LOG = LoggerFactory.getLogger(TrialSteps.class);

    /** A step that may be refused. */
    private interface Work {
        void run() throws ServiceException;
    }

    private final Trials.Tools tools;
    private final Sheet sheet;
    private final String name;
    private final CountDownLatch gone = new CountDownLatch(1);

    // Guarded by this.
    private final List<Trial.Step> steps = new ArrayList<>();
    private volatile TrialRun run;
    private ScheduledFuture<?> timer;
    private int tasks = 1;
    private boolean stopped;
    private boolean late;
    private boolean judged;
    private long startedAt;

    /**
     * @param name the first label of the domain that it has for itself
     */
    TrialSteps(Trials.Tools tools, Sheet sheet, String name) {
        this.tools = tools;
        this.sheet = sheet;
        this.name = name;
    }

    synchronized Trial shown() {
        boolean ok = steps.stream().allMatch(Trial.Step::ok);
        return new Trial(stopped && (tasks == 0 || late), ok, steps);
    }

    /** Whether nothing of it is left. */
    boolean isGone() {
        return gone.getCount() == 0;
    }

    void awaitGone(long deadline) {
        try {
            if (!gone.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.error("The trial {} has not ended in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All steps up to the start. Blocks. */
    void run() {
        try {
            ServiceDefinition definition = check().orElse(null);
            if (definition == null) {
                end();
                return;
            }
            connect(definition);
            TrialRun trial =
                    new TrialRun(definition, tools.modules(), tools.hosting(), this::reported);
            synchronized (this) {
                if (stopped) {
                    return;
                }
                run = trial;
                timer = after(tools.limits().start().toMillis(), this::late);
            }
            boolean started =
                    step("trial.module", definition.module(), trial::open)
                            && step("trial.domain", definition.domain(), trial::claim)
                            && step("trial.start", "", trial::start);
            if (started) {
                watch();
            } else {
                end();
            }
        } catch (RuntimeException e) {
            LOG.error("The trial {} has failed", name, e);
            show(tools.language().say("trial.failed", e), false, 0);
            end();
        } finally {
            taskEnds();
        }
    }

    /** What the page would say before saving; the definition, if there is one. */
    private Optional<ServiceDefinition> check() {
        long began = System.nanoTime();
        boolean ok = true;
        try {
            String domain = sheet.domain();
            ServicesText.Version now = tools.text().read();
            for (FieldProblem problem : tools.checker().check(sheet, domain, now.file())) {
                if (problem.isError()) {
                    ok = false;
                    show(
                            tools.language().say("trial.field", problem.key(), problem.text()),
                            false,
                            millis(began));
                }
            }
        } catch (AdministrationException e) {
            ok = false;
            show(e.getMessage(), false, millis(began));
        }
        if (ok) {
            show(tools.language().say("trial.checked"), true, millis(began));
        }
        String own = name + "." + tools.facts().serverDomain();
        return tools.checker()
                .section(sheet.with(Sheet.DOMAIN, own))
                .flatMap(Section::definition)
                .map(TrialSteps::unlisted);
    }

    /** Nobody is to find it; and nobody can use it, so that its access list does not matter. */
    private static ServiceDefinition unlisted(ServiceDefinition d) {
        return new ServiceDefinition(
                d.domain(),
                d.name(),
                d.category(),
                d.type(),
                Browse.PRIVATE,
                d.namespaces(),
                d.module(),
                d.parameters(),
                Optional.empty(),
                d.history(),
                d.formFields());
    }

    /** Whether there is anything at the network's server. */
    private void connect(ServiceDefinition definition) {
        String server = definition.parameters().value("server").orElse("");
        Optional<Integer> port = port(definition);
        if (server.isEmpty() || port.isEmpty()) {
            return;
        }
        synchronized (this) {
            tasks++;
        }
        tools.executor()
                .execute(
                        () -> {
                            try {
                                connect(server, port.get());
                            } finally {
                                taskEnds();
                            }
                        });
    }

    private Optional<Integer> port(ServiceDefinition definition) {
        String port =
                definition
                        .parameters()
                        .value("port")
                        .filter(text -> !text.isEmpty())
                        .orElseGet(() -> usualPort(definition));
        try {
            int number = Integer.parseInt(port.strip());
            return number > 0 && number < 65536 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            // Said by the check already, or there is none.
            return Optional.empty();
        }
    }

    private String usualPort(ServiceDefinition definition) {
        return tools
                .types()
                .find(
                        definition.category(),
                        definition.type(),
                        definition.module(),
                        definition.parameters().protocol())
                .stream()
                .flatMap(type -> type.parameters().stream())
                .filter(parameter -> parameter.key().equals("port"))
                .map(Parameter::fallback)
                .findFirst()
                .orElse("");
    }

    private void connect(String server, int port) {
        long began = System.nanoTime();
        String place = server + ":" + port;
        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(server, port);
            if (address.isUnresolved()) {
                show(tools.language().say("trial.nohost", server), false, millis(began));
                return;
            }
            socket.connect(address, (int) tools.limits().connect().toMillis());
            show(tools.language().say("trial.connected", place), true, millis(began));
        } catch (IOException e) {
            String why = HomePaths.detail(e);
            show(tools.language().say("trial.unreachable", place, why), false, millis(began));
        }
    }

    private boolean step(String text, String what, Work work) {
        long began = System.nanoTime();
        try {
            work.run();
            show(tools.language().say(text, what), true, millis(began));
            return true;
        } catch (ServiceException e) {
            String failed = text + ".failed";
            show(
                    tools.language().say(failed, what, tools.language().say(e.phrase())),
                    false,
                    millis(began));
            return false;
        }
    }

    private void watch() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            timer.cancel(false);
            startedAt = System.nanoTime();
            timer = after(tools.limits().watch().toMillis(), this::watched);
        }
        reported();
    }

    /** The service says something of its state; what counts is what it is when the watch ends, unless it has failed. */
    private void reported() {
        synchronized (this) {
            if (startedAt == 0 || stopped || run.end().isEmpty()) {
                return;
            }
            timer.cancel(false);
            timer = after(0, this::watched);
        }
    }

    private void watched() {
        synchronized (this) {
            if (judged) {
                return;
            }
            judged = true;
        }
        Phrase end = run.end();
        Phrase trouble = run.trouble();
        if (!end.isEmpty()) {
            show(
                    tools.language().say("trial.ended", tools.language().say(end)),
                    false,
                    millis(startedAt));
        } else if (!trouble.isEmpty()) {
            show(
                    tools.language().say("trial.degraded", tools.language().say(trouble)),
                    false,
                    millis(startedAt));
        } else {
            show(tools.language().say("trial.works"), true, millis(startedAt));
        }
        end();
    }

    private void late() {
        long limit = tools.limits().start().toMillis();
        show(tools.language().say("trial.late", limit / 1000), false, limit);
        synchronized (this) {
            late = true;
        }
        end();
    }

    /** Ends the trial and clears all of it away; idempotent. Blocks. */
    void end() {
        TrialRun left;
        synchronized (this) {
            if (stopped) {
                return;
            }
            if (timer != null) {
                timer.cancel(false);
            }
            tasks++;
            stopped = true;
            left = run;
        }
        try {
            if (left != null) {
                left.close();
            }
        } finally {
            taskEnds();
        }
    }

    private synchronized void show(String text, boolean ok, long millis) {
        // What was told as the end is the end.
        if (!late) {
            steps.add(new Trial.Step(text, ok, millis));
        }
    }

    private void taskEnds() {
        synchronized (this) {
            tasks--;
            if (tasks > 0 || !stopped) {
                return;
            }
        }
        gone.countDown();
    }

    private ScheduledFuture<?> after(long millis, Runnable task) {
        return tools.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private static long millis(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
