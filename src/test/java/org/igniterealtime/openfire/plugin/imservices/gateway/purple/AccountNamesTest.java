package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.junit.jupiter.api.Test;

/** Names as the protocols of libpurple 2.14 want them. */
class AccountNamesTest {

    private static final AccountNames IRC =
            new AccountNames(List.of(new Event.Split("Server", "irc.libera.chat", "@")));
    private static final AccountNames XMPP =
            new AccountNames(
                    List.of(
                            new Event.Split("Domain", "", "@"),
                            new Event.Split("Resource", "", "/")));
    private static final AccountNames PLAIN = new AccountNames(List.of());

    @Test
    void composes() throws Exception {
        assertEquals("nick@irc.libera.chat", IRC.compose("nick", Map.of()));
        assertEquals(
                "nick@irc.example.org", IRC.compose(" nick ", Map.of("server", "irc.example.org")));
        assertEquals(
                "nick@IRC.example.org",
                IRC.compose("nick@IRC.example.org", Map.of("server", "irc.example.org")));
        assertEquals("user@example.org/", XMPP.compose("user@example.org", Map.of()));
        assertEquals(
                "user@example.org/home",
                XMPP.compose("user", Map.of("domain", "example.org", "resource", "home")));
        assertEquals("user@example.org/", XMPP.compose("user", Map.of("server", "example.org")));
        assertEquals("user@example.org/x", XMPP.compose("user@example.org/x", Map.of()));
        assertEquals("12345", PLAIN.compose("12345", Map.of()));
    }

    @Test
    void refuses() {
        refused(IRC, "nick@elsewhere.example", Map.of("server", "irc.example.org"));
        refused(IRC, "", Map.of());
        refused(IRC, "@irc.example.org", Map.of());
        refused(XMPP, "user", Map.of());
    }

    private static void refused(AccountNames names, String user, Map<String, String> settings) {
        assertThrows(SettingsException.class, () -> names.compose(user, settings));
    }

    @Test
    void folds() {
        assertEquals("bob[é", NameRules.of("prpl-irc").apply("BOB[e\u0301"));
        assertEquals(
                "user@example.org", NameRules.of("prpl-jabber").apply("User@Example.org/Home"));
        assertEquals("ab", NameRules.of("prpl-aim").apply("A B"));
        assertEquals("Bob#1", NameRules.of("prpl-other").apply("Bob#1"));
    }
}
