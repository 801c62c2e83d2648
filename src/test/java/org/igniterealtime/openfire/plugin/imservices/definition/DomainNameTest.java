package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xmpp.packet.JID;

/** The short way for plain names says what Tinder's JID says. */
class DomainNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "irc.example.org",
                "IRC.Example.ORG",
                "localhost",
                "a-b.c",
                "127.0.0.1",
                "bücher.example",
                "xn--bcher-kva.example"
            })
    void isTheDomainOfAJid(String name) {
        assertEquals(new JID(null, name, null).getDomain(), DomainName.prepare(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"under_score.example", "[::1]", "-a.example", "a-.example", "a..b"})
    void isRefusedLikeAJid(String name) {
        assertThrows(IllegalArgumentException.class, () -> new JID(null, name, null));
        assertThrows(IllegalArgumentException.class, () -> DomainName.prepare(name));
    }

    @Property(tries = 200)
    void isTheDomainOfAJidOrRefusedLikeOne(
            @ForAll
                    @StringLength(min = 1, max = 70)
                    @CharRange(from = 'a', to = 'c')
                    @CharRange(from = '-', to = '.')
                    @CharRange(from = 'X', to = 'Z')
                    String name) {
        String expected;
        try {
            expected = new JID(null, name, null).getDomain();
        } catch (IllegalArgumentException e) {
            assertThrows(IllegalArgumentException.class, () -> DomainName.prepare(name));
            return;
        }
        assertEquals(expected, DomainName.prepare(name));
    }
}
