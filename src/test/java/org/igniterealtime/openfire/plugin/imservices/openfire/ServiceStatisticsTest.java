package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Figure;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Kind;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceStatisticsTest {

    private static final String KEY = "imservices.files.example.org.bytes";

    private final StatisticsManager manager = StatisticsManager.getInstance();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong value = new AtomicLong();
    private final ServiceStatistics statistics = statistics();

    private ServiceStatistics statistics() {
        return new ServiceStatistics(
                manager, "files.example.org", () -> Locale.ENGLISH, nanos::get);
    }

    @AfterEach
    void leaveNothing() {
        statistics.clear();
    }

    private Statistic add(Kind kind) {
        statistics.add(
                new Figure(
                        "bytes",
                        kind,
                        Phrase.english("Bytes"),
                        Phrase.english("What went through"),
                        Phrase.english("B/s")),
                value::get);
        return manager.getStatistic(KEY);
    }

    @Test
    void aLevelIsAsItIs() {
        Statistic level = add(Kind.LEVEL);
        value.set(7);
        assertEquals(7, level.sample());
        assertEquals("Bytes (files.example.org)", level.getName());
        assertEquals("What went through", level.getDescription());
        assertEquals("B/s", level.getUnits());
        assertEquals(Statistic.Type.count, level.getStatType());
    }

    @Test
    void aTotalIsShownAsARateWhoeverLooksHowOften() {
        value.set(500);
        Statistic rate = add(Kind.TOTAL);
        value.set(2500);
        nanos.set(TimeUnit.SECONDS.toNanos(4));
        assertEquals(500, rate.sample());
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
        value.set(2600);
        assertEquals(500, rate.sample(), "the second to look");
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(990));
        assertEquals(100, rate.sample(), "nothing of it is lost");
    }

    @Test
    void goesWithItsServiceAndLeavesTheNextOnesAlone() {
        add(Kind.LEVEL);
        ServiceStatistics next = statistics();
        next.add(
                new Figure(
                        "bytes",
                        Kind.LEVEL,
                        Phrase.english("a"),
                        Phrase.english("b"),
                        Phrase.english("c")),
                value::get);
        statistics.clear();
        assertNotNull(manager.getStatistic(KEY));
        next.clear();
        assertNull(manager.getStatistic(KEY));
    }
}
