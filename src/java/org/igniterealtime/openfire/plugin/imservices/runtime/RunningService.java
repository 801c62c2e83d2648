package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.List;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service object and what it holds: its module and its place on the server. Started, updated and stopped by one thread at a
 * time; reports may come from any.
 */
final class RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

    private final ServiceReports reports;
    private final Gate gate = new Gate();
    private final AccessKeeper access;
    private final Bell accessChanged;
    private volatile ServiceDefinition definition;

    private Modules.Use module;
    private volatile Hosting.Place place;
    private volatile Service service;
    private volatile boolean claimed;

    /**
     * @param reported called by any thread when {@link #trouble} or {@link #end} has changed; must not block
     */
    RunningService(ServiceDefinition definition, AccessKeeper.Tools tools, Runnable reported) {
        this.definition = definition;
        this.reports = new ServiceReports(reported);
        this.accessChanged = new Bell(tools.executor(), this::accessChanged);
        this.access =
                new AccessKeeper(definition.domain(), gate, tools, accessChanged::ring, reported);
    }

    /** Why a service has not started. */
    static final class StartException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Phrase why;
        private final boolean refused;

        StartException(boolean refused, Throwable cause) {
            super(Reasons.of(cause).toString(), cause);
            this.why = Reasons.of(cause);
            this.refused = refused;
        }

        Phrase why() {
            return why;
        }

        /** Whether the server would not give the domain. */
        boolean refused() {
            return refused;
        }
    }

    ServiceDefinition definition() {
        return definition;
    }

    /** Why the service works only partly; empty when it works fully. */
    Phrase trouble() {
        return Phrase.joined(" ", List.of(access.trouble(), reports.trouble()));
    }

    /** What an administrator should see although it works; empty for nothing. */
    Phrase remark() {
        return access.remark();
    }

    /** Why the service has stopped working by itself; empty when it has not. */
    Phrase end() {
        return reports.end();
    }

    /** How many users of the started service are online; empty where that means nothing. */
    OptionalInt usersOnline() {
        Service running = service;
        try {
            return running == null ? OptionalInt.empty() : running.usersOnline();
        } catch (Throwable e) {
            // A module may throw anything; it shall not take the list of all services with it.
            LOG.error("The service {} does not say who is online", definition.domain(), e);
            return OptionalInt.empty();
        }
    }

    /** Starts the service; when that fails, nothing of it is left but the domain, if it came so far. */
    void start(Modules modules, Hosting hosting) throws StartException {
        boolean claiming = false;
        try {
            module = modules.open(definition.module());
            claiming = true;
            place = hosting.claim(definition, gate, reports);
            claiming = false;
            claimed = true;
            access.keep(definition.access());
            // There is nobody yet who could have missed it.
            accessChanged.forget();
            service = module.module().create(definition, place.host());
            if (service == null) {
                throw new ServiceException(RuntimeWording.NO_SERVICE.with(definition.module()));
            }
            service.start();
            place.open(service);
            accessChanged.open();
        } catch (Throwable e) {
            // A module may throw anything, Errors of its class loading included; it is a state of
            // this service and no more.
            stop();
            throw new StartException(claiming, e);
        }
    }

    /** Goes over to a definition that needs no restart. Throws whatever the service throws. */
    void update(ServiceDefinition next) {
        // A service may have a rule of its own for when there is no list. So the gate is closed
        // before the service hears that there is one, and opens after it has heard that there is
        // none.
        boolean switches = !next.access().equals(definition.access());
        boolean opens = switches && next.access().isEmpty();
        if (switches && !opens) {
            access.keep(next.access());
        }
        place.update(next);
        accessChanged.quietly(() -> service.update(next));
        if (opens) {
            access.keep(next.access());
        } else if (switches) {
            // What the gate has rung may have been answered by the rule of before.
            accessChanged.ring();
        }
        definition = next;
    }

    /** Stops the service, in the reverse order of {@link #start}, as far as that came. Throws nothing. */
    void stop() {
        accessChanged.close();
        step("taken off the server's routes", place == null ? null : place::shut);
        step("stopped", service == null ? null : service::stop);
        service = null;
        vacate();
        step("freed of its module", module == null ? null : module::close);
        module = null;
    }

    /** Takes its place from it, even from one that does not stop. May be called by another thread. The domain is kept. */
    void vacate() {
        accessChanged.close();
        step("freed of its access list", access::stop);
        Hosting.Place left = place;
        place = null;
        step("taken off its domain", left == null ? null : left::vacate);
    }

    /** Whether it has, or had, the domain. */
    boolean hasClaimed() {
        return claimed;
    }

    private void accessChanged() {
        try {
            service.accessChanged();
        } catch (Throwable e) {
            // A module may throw anything. Stanzas are judged all the same.
            LOG.error(
                    "The service {} did not go along with its access list", definition.domain(), e);
        }
    }

    private void step(String what, Runnable step) {
        try {
            if (step != null) {
                step.run();
            }
        } catch (Throwable e) {
            // The steps after it must happen all the same.
            LOG.error("The service {} could not be {}; going on", definition.domain(), what, e);
        }
    }
}
