package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Hysteresis.Ended;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Hysteresis.Raised;
import org.igniterealtime.openfire.plugin.imservices.service.Heap;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what has a limit, and tells when one is passed and when it is kept again. On the executor, never twice at once. */
final class Gauges implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

    private static final double MIB = 1024.0 * 1024.0;
    private static final double PERCENT = 100;

    private final ServerFigures figures;
    private final Clock clock;
    private final EventMaker events;
    private final Map<Kind, Hysteresis> limits = new EnumMap<>(Kind.class);

    Gauges(ServerFigures figures, Clock clock, EventMaker events, Limits limits) {
        this.figures = figures;
        this.clock = clock;
        this.events = events;
        limits.all()
                .forEach(
                        (kind, limit) ->
                                this.limits.put(kind, new Hysteresis(limit, kind == Kind.DISK)));
    }

    @Override
    public void run() {
        limits.forEach(
                (kind, limit) -> {
                    try {
                        look(kind, limit);
                    } catch (RuntimeException e) {
                        // A task that throws is not run again.
                        LOG.warn("{} could not be measured", kind.word(), e);
                    }
                });
    }

    private void look(Kind kind, Hysteresis limit) {
        double value = measured(kind);
        Instant now = clock.instant();
        limit.sample(value, now)
                .ifPresent(
                        change -> {
                            Phrase said = said(kind, change.value());
                            Phrase wanted = said(kind, limit.limit());
                            Phrase what = what(kind).with();
                            Phrase text =
                                    change instanceof Ended ended
                                            ? EventWording.ENDED.with(
                                                    what,
                                                    said,
                                                    wanted,
                                                    EventWording.duration(ended.lasted()))
                                            : EventWording.RAISED.with(what, said, wanted);
                            events.tell(
                                    kind,
                                    now,
                                    kind.word(),
                                    change instanceof Raised ? "raised" : "ended",
                                    Double.isInfinite(change.value())
                                            ? ""
                                            : String.valueOf(Math.round(change.value())),
                                    text);
                        });
    }

    /** NaN when it cannot be. */
    private double measured(Kind kind) {
        return switch (kind) {
            case MEMORY -> memory();
            case SESSIONS -> figures.clients();
            case QUEUE -> queue();
            case DISK -> disk();
            case DATABASE -> database();
            case ONLINE, LOGIN, SERVICES, S2S ->
                    throw new IllegalArgumentException(kind + " is not measured");
        };
    }

    private static double memory() {
        Heap heap = Heap.now();
        return PERCENT * heap.used() / heap.most();
    }

    private double queue() {
        Long waiting = figures.queues().get(Queue.TASKS);
        return waiting == null ? Double.NaN : waiting.doubleValue();
    }

    private double disk() {
        try {
            return figures.freeDisk() / MIB;
        } catch (IOException e) {
            LOG.warn("The disk does not say how much is free", e);
            return Double.NaN;
        }
    }

    /** Without limit when it does not answer. */
    private double database() {
        try {
            return figures.database().latency().toNanos() / 1e6;
        } catch (SQLException e) {
            LOG.debug("The database does not answer", e);
            return Double.POSITIVE_INFINITY;
        }
    }

    private static EventWording what(Kind kind) {
        return EventWording.valueOf(kind.name());
    }

    private static Phrase said(Kind kind, double value) {
        if (Double.isInfinite(value)) {
            return EventWording.NO_ANSWER.with();
        }
        String unit =
                switch (kind) {
                    case MEMORY -> " %";
                    case DISK -> " MiB";
                    case DATABASE -> " ms";
                    default -> "";
                };
        return Phrase.english(Math.round(value) + unit);
    }
}
