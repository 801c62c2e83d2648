package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Hysteresis.Change;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Hysteresis.Ended;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Hysteresis.Raised;
import org.junit.jupiter.api.Test;

/** Limits that do not flutter. */
class HysteresisTest {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private Instant now = Instant.EPOCH;

    /** What each of the samples, one every 15 s, brings. */
    private List<Optional<Change>> samples(Hysteresis limit, double... values) {
        List<Optional<Change>> changes = new ArrayList<>();
        for (double value : values) {
            changes.add(limit.sample(value, now));
            now = now.plus(EVERY);
        }
        return changes;
    }

    private static List<Change> told(List<Optional<Change>> changes) {
        return changes.stream().flatMap(Optional::stream).toList();
    }

    @Test
    void twoSamplesRaiseAndThreeEnd() {
        Hysteresis limit = new Hysteresis(90, false);
        List<Optional<Change>> changes = samples(limit, 95, 80, 91, 92, 99, 85, 80, 80, 70, 70);
        assertEquals(Optional.of(new Raised(92)), changes.get(3));
        assertEquals(Optional.of(new Ended(70, EVERY.multipliedBy(6))), changes.get(8));
        assertEquals(2, told(changes).size());
    }

    @Test
    void theLimitItselfIsKept() {
        assertEquals(List.of(), told(samples(new Hysteresis(90, false), 90, 90, 90)));
        assertEquals(List.of(), told(samples(new Hysteresis(500, true), 500, 500, 500)));
    }

    @Test
    void ofTheDiskThereIsTooLittle() {
        Hysteresis limit = new Hysteresis(500, true);
        assertEquals(
                List.of(new Raised(400), new Ended(600, EVERY.multipliedBy(8))),
                told(samples(limit, 900, 499, 400, 505, 540, 551, 540, 551, 551, 600)));
    }

    @Test
    void whatIsNotMeasuredSaysNothing() {
        Hysteresis limit = new Hysteresis(90, false);
        assertEquals(
                List.of(new Raised(Double.POSITIVE_INFINITY)),
                told(samples(limit, 91, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN)));
    }

    @Property
    void itIsToldInTurnAndNeverFlutters(
            @ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 200) Double> values,
            @ForAll boolean least) {
        Hysteresis limit = new Hysteresis(100, least);
        List<Double> seen = new ArrayList<>();
        boolean raised = false;
        int since = Hysteresis.SAMPLES_TO_END;
        for (double value : values) {
            seen.add(value);
            since++;
            Optional<Change> change = limit.sample(value, Instant.EPOCH);
            if (change.isPresent()) {
                assertEquals(raised, change.get() instanceof Ended, "in turn");
                raised = !raised;
                int needed = raised ? Hysteresis.SAMPLES_TO_RAISE : Hysteresis.SAMPLES_TO_END;
                assertTrue(since >= needed, "with new samples only");
                boolean now = raised;
                assertTrue(
                        seen.subList(seen.size() - needed, seen.size()).stream()
                                .allMatch(each -> now ? past(each, least) : inside(each, least)));
                since = 0;
            } else if (seen.size() >= Hysteresis.SAMPLES_TO_RAISE && !raised) {
                assertFalse(
                        since >= Hysteresis.SAMPLES_TO_RAISE
                                && seen
                                        .subList(
                                                seen.size() - Hysteresis.SAMPLES_TO_RAISE,
                                                seen.size())
                                        .stream()
                                        .allMatch(each -> past(each, least)),
                        "a limit that is passed is told");
            }
        }
    }

    private static boolean past(double value, boolean least) {
        return least ? value < 100 : value > 100;
    }

    private static boolean inside(double value, boolean least) {
        return least ? value > 110 : value < 90;
    }
}
