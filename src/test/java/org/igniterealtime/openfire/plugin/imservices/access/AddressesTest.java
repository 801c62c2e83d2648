package org.igniterealtime.openfire.plugin.imservices.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xmpp.packet.JID;

/** The short way of preparing an address comes to the same as stringprep. */
class AddressesTest {

    @Property(tries = 3000)
    void bothWaysComeToTheSame(@ForAll("addresses") String address) {
        assertEquals(prepared(JID::new, address), prepared(Addresses::prepare, address));
    }

    private static String prepared(Function<String, JID> way, String address) {
        try {
            JID jid = way.apply(address);
            return jid.getNode() + " | " + jid.getDomain() + " | " + jid.getResource();
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("aZ09.-_+@/é ~!xn").ofMaxLength(12),
                Arbitraries.strings().ascii().ofMaxLength(8).map(it -> it + "@b.c/" + it));
    }
}
