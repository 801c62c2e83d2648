package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogEntriesTest {

    private static final String FAILED =
            """
            2026-11-24 18:56:03,187 ERROR [pool-5-thread-2] PluginManager - An exception occurred while loading plugin 'imservices':
            java.lang.IllegalStateException: no
            \tat somewhere.Else(Else.java:1)
            Caused by: java.io.IOException: why""";

    @Test
    void anExceptionBelongsToTheEntryAboveIt() {
        String log =
                "2026-11-24 18:56:03,100 INFO  [main] Other - one\n"
                        + FAILED
                        + "\n2026.11.24 18:56:03.245 INFO  [main]: Other - two\n";
        assertEquals(List.of(FAILED), LogEntries.about(log, "imservices"));
        assertEquals(List.of(), LogEntries.about("", "imservices"));
    }

    @Test
    void aLongStackIsCutAndItsCausesAreNot() {
        String log = FAILED.replace("\tat somewhere.Else(Else.java:1)\n", "\tat x\n".repeat(100));
        String entry = LogEntries.about(log, "imservices").get(0);
        assertEquals(26, entry.lines().count());
        assertEquals(
                "Caused by: java.io.IOException: why", entry.lines().reduce((a, b) -> b).get());
    }
}
