package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.definition.History;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    /** Six hours behind; midnight there is 06:00 in UTC. */
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @TempDir private Path home;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger changes = new AtomicInteger();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private HistoryFile file(String path) {
        return new HistoryFile(
                new History("lobby", path),
                "rooms.example.org",
                new HistoryFile.Surroundings(
                        new HistoryHome(home),
                        executor,
                        ZONE,
                        lines -> lines + " are missing",
                        changes::incrementAndGet));
    }

    @Test
    void eachLineGoesIntoTheFileOfItsDay() throws Exception {
        HistoryFile file = file("yyyymmdd-hhnnss.txt");
        file.add(Instant.parse("2026-01-02T05:59:58Z"), "one");
        file.add(Instant.parse("2026-01-02T05:59:59Z"), "two");
        file.add(Instant.parse("2026-01-02T06:00:00Z"), "three");
        file.close();
        assertEquals(
                List.of("2026-01-01 23:59:58 one", "2026-01-01 23:59:59 two"),
                Files.readAllLines(home.resolve("20260101-235958.txt")));
        assertEquals(
                List.of("2026-01-02 00:00:00 three"),
                Files.readAllLines(home.resolve("20260102-000000.txt")));
    }

    @Test
    void whatCannotBeWrittenWaitsAndIsSaid() throws Exception {
        HistoryFile file = file("history/yyyy.txt");
        Instant time = Instant.parse("2026-01-02T05:59:58Z");
        file.add(time, "one");
        await(() -> !file.trouble().isEmpty());
        assertTrue(file.trouble().toString().contains("there is no folder"));
        assertEquals(1, changes.get());
        file.add(time, "two");
        Files.createDirectory(home.resolve("history"));
        file.close();
        assertEquals(2, Files.readAllLines(home.resolve("history/2026.txt")).size());
        assertTrue(file.trouble().isEmpty());
        assertEquals(2, changes.get());
    }

    @Test
    void whatIsTooMuchIsCountedInTheFile() throws Exception {
        HistoryFile file = file("history/x.txt");
        Instant time = Instant.parse("2026-01-02T12:00:00Z");
        for (int i = 0; i < 10_003; i++) {
            file.add(time, "line");
        }
        await(() -> !file.trouble().isEmpty());
        Files.createDirectory(home.resolve("history"));
        file.close();
        List<String> lines = Files.readAllLines(home.resolve("history/x.txt"));
        assertEquals(10_001, lines.size());
        assertEquals("2026-01-02 06:00:00 * 3 are missing", lines.get(10_000));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "in time");
            Thread.onSpinWait();
        }
    }
}
