package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service that is started to see whether it can be, and is never opened: no stanza reaches it. The steps are taken by one thread,
 * in their order; {@link #close} may be called at any time by any thread, and takes away what there is by then.
 */
public final class TrialRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

    private final ServiceDefinition definition;
    private final Modules modules;
    private final Hosting hosting;
    private final ServiceReports reports;

    // Guarded by this.
    private Modules.Use module;
    private Hosting.Place place;
    private Service service;
    private boolean starting;
    private boolean closed;

    /**
     * @param definition its domain is one that nobody else uses
     * @param reported called by any thread when {@link #trouble} or {@link #end} has changed; must not block
     */
    public TrialRun(
            ServiceDefinition definition, Modules modules, Hosting hosting, Runnable reported) {
        this.definition = definition;
        this.modules = modules;
        this.hosting = hosting;
        this.reports = new ServiceReports(reported);
    }

    /** The first step: finds the module. Blocks. */
    public void open() throws ServiceException {
        Modules.Use found = modules.open(definition.module());
        synchronized (this) {
            if (!closed) {
                module = found;
                return;
            }
        }
        found.close();
        throw ended();
    }

    /** The second step: claims the domain. Blocks. */
    public void claim() throws ServiceException {
        Hosting.Place claimed = hosting.claim(definition, new Gate(), reports);
        synchronized (this) {
            if (!closed) {
                place = claimed;
                return;
            }
        }
        vacate(claimed);
        throw ended();
    }

    /** The third step: makes the service and starts it. Blocks. */
    public void start() throws ServiceException {
        try {
            ServiceModule from;
            Host host;
            synchronized (this) {
                if (closed) {
                    throw ended();
                }
                starting = true;
                from = module.module();
                host = place.host();
            }
            Service made = from.create(definition, host);
            if (made == null) {
                throw new ServiceException(RuntimeWording.NO_SERVICE.with(definition.module()));
            }
            synchronized (this) {
                service = made;
            }
            made.start();
        } catch (Throwable e) {
            // A module may throw anything; here it is what was to be found out.
            LOG.debug("The trial of {} has failed", definition.domain(), e);
            throw new ServiceException(Reasons.of(e), e);
        } finally {
            boolean late;
            synchronized (this) {
                starting = false;
                late = closed;
            }
            if (late) {
                takeAway();
            }
        }
    }

    /** Why the service works only partly; empty when it works fully. */
    public Phrase trouble() {
        return reports.trouble();
    }

    /** Why the service has stopped working by itself; empty when it has not. */
    public Phrase end() {
        return reports.end();
    }

    /** Stops the service and takes all of it away, in the reverse order of the steps; while it starts, its place only. Blocks. */
    @Override
    public void close() {
        Hosting.Place left;
        synchronized (this) {
            closed = true;
            left = starting ? place : null;
        }
        if (left == null) {
            takeAway();
        } else {
            // The rest goes when the start comes to its end.
            vacate(left);
        }
    }

    private void takeAway() {
        Service oldService;
        Hosting.Place oldPlace;
        Modules.Use oldModule;
        synchronized (this) {
            oldService = service;
            oldPlace = place;
            oldModule = module;
            service = null;
            place = null;
            module = null;
        }
        try {
            if (oldService != null) {
                oldService.stop();
            }
        } catch (Throwable e) {
            // The steps after it must happen all the same.
            LOG.error("The service of a trial could not be stopped; going on", e);
        }
        vacate(oldPlace);
        if (oldModule != null) {
            oldModule.close();
        }
    }

    private void vacate(Hosting.Place left) {
        if (left == null) {
            return;
        }
        try {
            left.vacate();
            hosting.release(definition.domain());
        } catch (RuntimeException e) {
            LOG.error("The domain of a trial could not be given back; going on", e);
        }
    }

    private static ServiceException ended() {
        return new ServiceException(RuntimeWording.TRIAL_ENDED.with());
    }
}
