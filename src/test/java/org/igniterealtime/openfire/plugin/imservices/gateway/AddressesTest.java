package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ScriptedNetwork;
import org.xmpp.packet.JID;

/** Names as addresses: XEP-0106, XEP-0100 sections 6.2 and 6.3. */
class AddressesTest {

    private final Addresses addresses =
            new Addresses("net.example.org", new ScriptedNetwork(Runnable::run));

    @Example
    void escapes() {
        assertEquals("call\\20me@net.example.org", jid("Call Me"));
        assertEquals("juliet\\40capulet.example@net.example.org", jid("juliet@capulet.example"));
        assertEquals("d\\27artagnan@net.example.org", jid("d'artagnan"));
        assertEquals("c\\5c20@net.example.org", jid("c\\20"));
        assertEquals("[b]\\c@net.example.org", jid("[b]\\c"));
    }

    @Example
    void refusesWhatNoAddressCanHold() {
        assertEquals(Optional.empty(), addresses.contact("  "));
        assertEquals(Optional.empty(), addresses.contact("a".repeat(1024)));
        assertEquals(Optional.empty(), addresses.contact("a\u0007"));
    }

    /** What has an address is found under it again. */
    @Property
    void comeBack(@ForAll("names") String name) {
        Optional<JID> contact = addresses.contact(name);
        assertTrue(contact.isPresent(), name);
        assertEquals(name.toLowerCase(Locale.ROOT).strip(), addresses.name(contact.get()));
        // A client writes the address, and the server reads it.
        assertEquals(contact.get(), new JID(contact.get().toString()));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcXYZ0123456789\\ \"&'/:<>@[]{}|^`-_.~#")
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(name -> !name.isBlank());
    }

    private String jid(String name) {
        return addresses.contact(name).orElseThrow().toString();
    }
}
