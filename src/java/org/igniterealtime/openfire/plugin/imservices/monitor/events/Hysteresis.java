package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit that does not flutter: it counts as passed when two samples one after the other are past it, and as kept again when three one after
 * the other are at least a tenth of the limit inside of it. Not for several threads.
 */
final class Hysteresis {

    static final int SAMPLES_TO_RAISE = 2;
    static final int SAMPLES_TO_END = 3;
    private static final double MARGIN = 0.1;

    /** Something to be told. */
    sealed interface Change {
        double value();
    }

    /** The limit is passed. */
    record Raised(double value) implements Change {}

    /**
     * It is kept again.
     *
     * @param lasted from the first sample that was past it
     */
    record Ended(double value, Duration lasted) implements Change {}

    private final double limit;
    private final boolean least;
    private boolean raised;
    private int samples;
    private Instant since;

    /** @param least whether there should be at least so much, else at most so much */
    Hysteresis(double limit, boolean least) {
        this.limit = limit;
        this.least = least;
    }

    double limit() {
        return limit;
    }

    /** Takes a sample; NaN when nothing could be measured, which says nothing. */
    Optional<Change> sample(double value, Instant at) {
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        if (raised ? !isInside(value) : !isPast(value)) {
            samples = 0;
            return Optional.empty();
        }
        samples++;
        if (!raised && samples == 1) {
            since = at;
        }
        if (samples < (raised ? SAMPLES_TO_END : SAMPLES_TO_RAISE)) {
            return Optional.empty();
        }
        samples = 0;
        raised = !raised;
        return Optional.of(
                raised ? new Raised(value) : new Ended(value, Duration.between(since, at)));
    }

    private boolean isPast(double value) {
        return least ? value < limit : value > limit;
    }

    private boolean isInside(double value) {
        return least ? value > limit * (1 + MARGIN) : value < limit * (1 - MARGIN);
    }
}
