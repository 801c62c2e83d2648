package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class DomainTableTest {

    private final DomainTable<String> table = new DomainTable<>();

    @Test
    void findsTheDomainOfAnyFormOfAnAddress() {
        table.put("irc.example.org", "irc");

        List<String> addresses =
                List.of(
                        "irc.example.org",
                        "bob@irc.example.org",
                        "irc.example.org/r",
                        "bob@irc.example.org/r",
                        "irc.example.org/a@b",
                        "bob@irc.example.org/a@b/c");
        for (String address : addresses) {
            assertEquals("irc.example.org", new JID(address).getDomain());
            assertEquals("irc", table.ofAddress(address), address);
        }
        for (String other :
                List.of(
                        "example.org",
                        "a.irc.example.org",
                        "bob@example.org/irc.example.org",
                        "irc.example.org@example.org",
                        "irc.example.orgs",
                        "")) {
            assertNull(table.ofAddress(other), other);
        }
    }

    @Test
    void growsAndForgets() {
        for (int i = 0; i < 10_000; i++) {
            table.put("s" + i + ".example.org", "v" + i);
        }
        table.put("s7.example.org", "again");
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i == 7 ? "again" : "v" + i, table.ofAddress("x@s" + i + ".example.org/r"));
        }
        for (int i = 0; i < 10_000; i++) {
            table.remove("s" + i + ".example.org");
            assertNull(table.get("s" + i + ".example.org"));
        }
        table.remove("s1.example.org");
        assertTrue(table.isEmpty());
    }
}
