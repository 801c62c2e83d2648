package org.igniterealtime.openfire.plugin.imservices.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password=hunter2 was wrong",
                "Password: hunter2",
                "{\"password\":\"hunter2\"}",
                "<query xmlns='jabber:iq:register'><password>hunter2</password></query>",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>hunter2</auth>",
                "jdbc:postgresql://openfire:hunter2@db.example.org/openfire",
                "jdbc:mysql://db/openfire?user=me&password=hunter2&useSSL=1",
                "PASS hunter2",
                "Authorization: Basic hunter2",
                "clientSecret='hunter2'",
                "api_key=hunter2"
            })
    void passwordsAreNotShown(String line) {
        String masked = LogMask.masked(line);
        assertFalse(masked.contains("hunter2"), masked);
        assertTrue(masked.contains("***"), masked);
    }

    @Test
    void allElseIs() {
        String line = "2026.11.24 16:00:00 INFO [main]: The module jabber:iq:auth is loaded ($1)";
        assertEquals(line, LogMask.masked(line));
        assertTrue(LogMask.masked("x".repeat(10_000)).length() < 500);
    }
}
