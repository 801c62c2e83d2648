package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPathTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 4, 5, 6, 7);

    private static String at(String room, String path) {
        return String.join("/", path(room, path).at(TIME));
    }

    private static HistoryPath path(String room, String path) {
        return new HistoryPath(new History(room, path), "rooms.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "logs/{service}/{name}/yyyymmdd.txt, logs/rooms.example.org/lobby/20260304.txt",
        "h/yyyy/mm-dd hh_nn_ss.txt, h/2026/03-04 05_06_07.txt",
        "messages/summary/address.txt, messages/summary/address.txt",
        "announcements/logyyyymmddx.txt, announcements/log20260304x.txt",
        "{name}yyyy.txt, lobby2026.txt",
        "h/yyyy{name}mm, h/2026lobby03",
    })
    void datesAreDatesAndWordsAreWords(String pattern, String expected) {
        assertEquals(expected, at("lobby", pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "../../conf/openfire.xml, h/%2e%2e%2f%2e%2e%2fconf%2fopenfire%2exml",
        "'a\\b:c', h/a%5cb%3ac",
        "yyyy, h/yyyy",
        "{service}, h/%7bservice%7d",
        "Küche-1_b, h/Küche-1_b",
    })
    void aRoomsNameIsAPartOfAPathAndNoMore(String room, String expected) {
        assertEquals(expected, at(room, "h/{name}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "NUL", "lpt1"})
    void noNameIsADevice(String room) {
        assertEquals("h/_" + room + ".txt", at(room, "h/{name}.txt"));
        assertEquals("_" + room + "/x", at(room, "{name}/x"));
    }

    @Test
    void longNamesFitAndStayDifferent() {
        String one = HistoryPath.part("ж".repeat(300) + "1");
        String other = HistoryPath.part("ж".repeat(300) + "2");
        assertNotEquals(one, other);
        assertTrue(one.getBytes(StandardCharsets.UTF_8).length <= 140, one);
    }

    @ParameterizedTest
    @CsvSource({
        "logs/{service}/x/{name}.txt, 1",
        "a/b/c.txt, 2",
        "a/yyyy/c.txt, 1",
        "{name}/a/b.txt, 0",
        "x.txt, 0"
    })
    void foldersBeforeTheFirstVariableOneMustBeThere(String pattern, int fixed) {
        assertEquals(fixed, path("lobby", pattern).fixed());
    }

    @Test
    void theServersOwnFilesAreClosed() {
        assertTrue(HistoryPath.isClosed(List.of("Conf", "x")));
        assertTrue(HistoryPath.isClosed(List.of("plugins", "a", "b")));
        assertTrue(HistoryPath.isClosed(List.of("logs", "openfire.log")));
        assertTrue(HistoryPath.isClosed(List.of("logs", "openfire.log.1")));
        assertFalse(HistoryPath.isClosed(List.of("logs", "lobby.txt")));
        assertFalse(HistoryPath.isClosed(List.of("logs", "rooms", "a.log")));
        assertFalse(HistoryPath.isClosed(List.of("history", "conf")));
    }
}
