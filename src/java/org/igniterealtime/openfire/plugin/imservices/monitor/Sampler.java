package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.service.Heap;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures once a minute. On the plugin's executor, never twice at once. */
final class Sampler implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final ServerFigures figures;
    private final History history;
    private volatile boolean databaseAnswers = true;

    Sampler(ServerFigures figures, History history) {
        this.figures = figures;
        this.history = history;
    }

    /** Whether the database answered when it was last asked. */
    boolean databaseAnswers() {
        return databaseAnswers;
    }

    @Override
    public void run() {
        try {
            Map<Series, Double> measured = new EnumMap<>(Series.class);
            measured.put(Series.MEMORY, (double) Heap.now().used());
            measured.put(
                    Series.THREADS, (double) ManagementFactory.getThreadMXBean().getThreadCount());
            measured.put(Series.SESSIONS, (double) figures.clients());
            latency(measured);
            history.add(measured);
        } catch (RuntimeException e) {
            // A task that throws is not run again.
            LOG.warn("How the server is doing could not be measured", e);
        }
    }

    private void latency(Map<Series, Double> measured) {
        try {
            measured.put(Series.DATABASE, figures.database().latency().toNanos() / 1e6);
            databaseAnswers = true;
        } catch (SQLException e) {
            if (databaseAnswers) {
                LOG.warn("The database does not answer", e);
            }
            databaseAnswers = false;
        }
    }
}
