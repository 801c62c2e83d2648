package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.igniterealtime.openfire.plugin.imservices.access.AccessKit;
import org.igniterealtime.openfire.plugin.imservices.access.AccessRule;

/**
 * Files are written, broken and deleted, the access line changes, people join and leave groups, all while stanzas are judged without a
 * pause: each is judged as one of the worlds says that were in force between its beginning and its end, by one list and not by parts of
 * two. Before the first good list nobody is let in; what is wrong leaves the last good one in force.
 *
 * <p>{@link GateWorlds} is the model, {@link GateBench} the real keeper, watcher, files and gate.
 */
class GateModelTest {

    /** What happens to files, groups and the access line. */
    private interface Step {
        void happen(GateBench bench) throws Exception;
    }

    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyStanzaIsJudgedByOneWholeList(@ForAll("steps") List<Step> steps) throws Exception {
        GateBench.Outcome outcome;
        try (GateBench bench = new GateBench()) {
            for (Step step : steps) {
                step.happen(bench);
            }
            outcome = bench.end();
        }
        assertEquals(List.of(), outcome.wrong());
        assertTrue(outcome.judged() > 1000, () -> outcome + " after " + steps);
        assertTrue(outcome.let() > 0 && outcome.let() < outcome.judged(), outcome::toString);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<List<AccessRule>> lists = AccessKit.rules().list().ofMinSize(1).ofMaxSize(12);
        Arbitrary<String> files = Arbitraries.of(GateBench.FILES);
        Arbitrary<Step> write =
                Combinators.combine(files, lists)
                        .as((file, rules) -> bench -> bench.write(file, rules));
        Arbitrary<Step> writeTwice =
                Combinators.combine(files, lists, lists)
                        .as((file, one, other) -> bench -> bench.write(file, one, other));
        Arbitrary<Step> breakIt = files.map(file -> bench -> bench.spoil(file));
        Arbitrary<Step> delete = files.map(file -> bench -> bench.delete(file));
        Arbitrary<Step> keep = files.optional(0.8).map(file -> bench -> bench.keep(file));
        Arbitrary<Step> join =
                Combinators.combine(
                                Arbitraries.of(AccessKit.ADDRESSES),
                                Arbitraries.of(AccessKit.GROUPS).set().ofMaxSize(2))
                        .as((who, groups) -> bench -> bench.join(who, List.copyOf(groups)));
        return Arbitraries.frequencyOf(
                        Tuple.of(6, write),
                        Tuple.of(3, writeTwice),
                        Tuple.of(2, breakIt),
                        Tuple.of(2, delete),
                        Tuple.of(4, keep),
                        Tuple.of(6, join))
                .list()
                .ofSize(30);
    }
}
