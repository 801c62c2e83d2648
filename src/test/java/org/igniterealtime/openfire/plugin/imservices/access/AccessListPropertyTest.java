package org.igniterealtime.openfire.plugin.imservices.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xmpp.packet.JID;

/** The compiled list decides as the plain reading of XEP-0016 section 2 does, and names the same item. */
class AccessListPropertyTest {

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theCompiledListDecidesAsThePlainReading(
            @ForAll("lists") String text, @ForAll("facts") PeerFacts facts) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        AccessFile file = AccessFile.parse(content);
        AccessList list = AccessList.read(content).list().orElseThrow();
        assertEquals(file.items().size(), list.size());
        List<AccessItem> inOrder = file.rules();
        for (String address : AccessKit.ADDRESSES) {
            JID peer = new JID(address);
            Verdict verdict = list.explain(peer, facts);
            for (StanzaKind kind : StanzaKind.values()) {
                Optional<AccessItem> plain = AccessKit.deciding(inOrder, peer, kind, facts);
                Ruling expected =
                        new Ruling(
                                plain.map(item -> item.rule().action()).orElse(Action.ALLOW),
                                plain.map(item -> new Ruling.Place(item.order(), item.line())));
                assertEquals(expected, verdict.of(kind), () -> peer + " " + kind + "\n" + text);
                assertEquals(expected.allowed(), list.allows(peer, kind, facts));
            }
        }
    }

    @Provide
    Arbitrary<PeerFacts> facts() {
        return AccessKit.facts(2);
    }

    @Provide
    Arbitrary<String> lists() {
        Arbitrary<List<AccessRule>> rules = AccessKit.rules().list().ofMaxSize(12);
        Arbitrary<List<Long>> orders =
                Arbitraries.longs()
                        .between(0, AccessItem.MAX_ORDER)
                        .list()
                        .uniqueElements()
                        .ofSize(12);
        return Combinators.combine(rules, orders)
                .as(
                        (some, numbers) -> {
                            List<String> lines = new ArrayList<>();
                            for (int i = 0; i < some.size(); i++) {
                                lines.add(RuleText.of(some.get(i), numbers.get(i), '\''));
                            }
                            return "<list>\n" + String.join("\n", lines) + "</list>";
                        });
    }
}
