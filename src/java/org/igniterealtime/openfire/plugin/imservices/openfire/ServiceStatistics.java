package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.openfire.stats.StatisticsManager;

/** The figures of the service at one domain, in Openfire's statistics. */
final class ServiceStatistics implements Statistics {

    private final StatisticsManager manager;
    private final String domain;
    private final Supplier<Locale> language;
    private final LongSupplier nanos;

    /** What has been added, by the key of the figure; guarded by this. */
    private final Map<String, Statistic> added = new HashMap<>();

    /**
     * @param language of the server, which may change at any time
     * @param nanos as {@link System#nanoTime} tells
     */
    ServiceStatistics(
            StatisticsManager manager,
            String domain,
            Supplier<Locale> language,
            LongSupplier nanos) {
        this.manager = manager;
        this.domain = domain;
        this.language = language;
        this.nanos = nanos;
    }

    @Override
    public synchronized void add(Figure figure, DoubleSupplier sample) {
        Statistic statistic =
                new Drawn(
                        figure,
                        figure.kind() == Kind.TOTAL ? new PerSecond(sample, nanos) : sample);
        added.put(figure.key(), statistic);
        manager.addStatistic(key(figure.key()), statistic);
    }

    @Override
    public synchronized void remove(String key) {
        Statistic statistic = added.remove(key);
        // A service that was started anew at the same domain may have put its own there.
        if (statistic != null && manager.getStatistic(key(key)) == statistic) {
            manager.removeStatistic(key(key));
        }
    }

    /** Removes all that has been added. */
    synchronized void clear() {
        List.copyOf(added.keySet()).forEach(this::remove);
    }

    private String key(String figure) {
        return "imservices." + domain + "." + figure;
    }

    /**
     * Openfire's own kind {@code rate} takes every look for the end of its period, so that two who look get half each; it is
     * deprecated since 5.1 (OF-3142). So the rate is made here, over the time that has really passed.
     */
    private static final class PerSecond implements DoubleSupplier {

        private static final double SECOND = 1e9;

        private final DoubleSupplier total;
        private final LongSupplier nanos;
        private long since;
        private double before;
        private double rate;

        PerSecond(DoubleSupplier total, LongSupplier nanos) {
            this.total = total;
            this.nanos = nanos;
            this.since = nanos.getAsLong();
            this.before = total.getAsDouble();
        }

        @Override
        public synchronized double getAsDouble() {
            double seconds = (nanos.getAsLong() - since) / SECOND;
            // Who looks twice at almost the same time is told the same.
            if (seconds >= 1) {
                double now = total.getAsDouble();
                rate = Math.max(0, now - before) / seconds;
                before = now;
                since = nanos.getAsLong();
            }
            return rate;
        }
    }

    /** A figure as Openfire knows it. */
    private final class Drawn implements Statistic {

        private final Figure figure;
        private final DoubleSupplier sample;

        Drawn(Figure figure, DoubleSupplier sample) {
            this.figure = figure;
            this.sample = sample;
        }

        @Override
        public String getName() {
            return say(figure.name()) + " (" + domain + ")";
        }

        @Override
        public Type getStatType() {
            return Type.count;
        }

        @Override
        public String getDescription() {
            return say(figure.description());
        }

        @Override
        public String getUnits() {
            return say(figure.unit());
        }

        @Override
        public double sample() {
            return sample.getAsDouble();
        }

        /** Every node of a cluster has its own services. */
        @Override
        public boolean isPartialSample() {
            return true;
        }

        private String say(Phrase phrase) {
            return new Texts(language.get()).say(phrase);
        }
    }
}
