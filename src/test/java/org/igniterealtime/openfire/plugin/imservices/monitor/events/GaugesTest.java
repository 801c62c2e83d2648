package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What is measured for each kind of limit, and what is told of it. The server is a mock. */
class GaugesTest {

    private static final long MIB = 1 << 20;

    private final ServerFigures figures = Mockito.mock(ServerFigures.class);
    private final List<String> told = new ArrayList<>();

    private Gauges gauges(Kind kind, int limit) {
        Instant start = Instant.parse("2030-01-01T12:00:00Z");
        EventMaker events =
                new EventMaker(
                        start,
                        event ->
                                told.add(
                                        event.kind().word()
                                                + " "
                                                + event.state()
                                                + " "
                                                + event.value()));
        return new Gauges(
                figures,
                Clock.fixed(start, ZoneOffset.UTC),
                events,
                new Limits(Map.of(kind, limit)));
    }

    private void look(Gauges gauges, int times) {
        for (int i = 0; i < times; i++) {
            gauges.run();
        }
    }

    @Test
    void clientsThatAreTooMany() {
        Gauges gauges = gauges(Kind.SESSIONS, 10);
        Mockito.when(figures.clients()).thenReturn(11);
        look(gauges, 5);
        Mockito.when(figures.clients()).thenReturn(3);
        look(gauges, 5);
        assertEquals(List.of("sessions raised 11", "sessions ended 3"), told);
    }

    @Test
    void tasksThatWaitInALongQueue() {
        Gauges gauges = gauges(Kind.QUEUE, 100);
        Mockito.when(figures.queues()).thenReturn(Map.of());
        look(gauges, 5);
        Mockito.when(figures.queues()).thenReturn(Map.of(ServerFigures.Queue.TASKS, 250L));
        look(gauges, 5);
        Mockito.when(figures.queues()).thenReturn(Map.of(ServerFigures.Queue.TASKS, 0L));
        look(gauges, 5);
        assertEquals(List.of("queue raised 250", "queue ended 0"), told);
    }

    @Test
    void aDiskThatIsNearlyFull() throws IOException {
        Gauges gauges = gauges(Kind.DISK, 500);
        Mockito.when(figures.freeDisk()).thenThrow(new IOException("as the test asked"));
        look(gauges, 5);
        Mockito.doReturn(100 * MIB).when(figures).freeDisk();
        look(gauges, 5);
        Mockito.doReturn(2000 * MIB).when(figures).freeDisk();
        look(gauges, 5);
        assertEquals(List.of("disk raised 100", "disk ended 2000"), told);
    }

    @Test
    void aDatabaseThatIsSlowOrDoesNotAnswer() throws SQLException {
        Gauges gauges = gauges(Kind.DATABASE, 1000);
        Mockito.when(figures.database()).thenReturn(answeringAfter(5));
        look(gauges, 5);
        Mockito.doReturn(answeringAfter(1500)).when(figures).database();
        look(gauges, 5);
        Mockito.doReturn(answeringAfter(5)).when(figures).database();
        look(gauges, 5);
        Mockito.doThrow(new SQLException("as the test asked")).when(figures).database();
        look(gauges, 5);
        assertEquals(List.of("database raised 1500", "database ended 5", "database raised "), told);
    }

    private static ServerFigures.Database answeringAfter(int millis) {
        return new ServerFigures.Database(
                "a database", Duration.ofMillis(millis), OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void aHeapThatIsFullerThanItMayBe() {
        // Whatever it holds is more than nothing.
        look(gauges(Kind.MEMORY, 0), 5);
        look(gauges(Kind.MEMORY, 100), 5);
        assertEquals(1, told.size(), told::toString);
        assertEquals("memory raised", told.get(0).replaceAll(" \\d+$", ""));
    }
}
