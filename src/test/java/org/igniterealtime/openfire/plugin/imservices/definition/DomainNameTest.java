package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xmpp.packet.JID;

class DomainNameTest {

    @Property
    void theShortCutGivesWhatTheJidGives(@ForAll("names") String name) {
        assertEquals(
                of(name, each -> new JID(null, each, null).getDomain()),
                of(name, DomainName::prepare));
    }

    private static Optional<String> of(String name, UnaryOperator<String> prepare) {
        try {
            return Optional.of(prepare.apply(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> labels =
                Arbitraries.oneOf(
                        Arbitraries.strings().withChars("aZ09-").ofMaxLength(6),
                        Arbitraries.strings().withChars("ab").ofMinLength(60).ofMaxLength(66),
                        Arbitraries.of(
                                "xn--bcher-kva", "xn--", "XN--a", "a--b", "bücher", "a_b", "127"));
        return labels.list().ofMaxSize(5).map(parts -> String.join(".", parts));
    }
}
