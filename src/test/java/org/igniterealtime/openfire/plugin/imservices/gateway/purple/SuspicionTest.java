package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.junit.jupiter.api.Test;

class SuspicionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Suspicion suspicion = new Suspicion();

    private static Account account(int number) {
        return new Account("user" + number, "nick" + number, "", Map.of(), Presence.AVAILABLE);
    }

    @Test
    void theOneToBlameIsFoundAndNobodyElseIsQuarantined() {
        Account bad = account(0);
        List<Account> present = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> present.add(account(i)));
        List<Integer> concerned = new ArrayList<>();
        Optional<Account> culprit = Optional.empty();
        while (culprit.isEmpty()) {
            concerned.add(present.size());
            culprit = suspicion.crashed(present, START);
            while (present.size() > suspicion.company(bad, START)) {
                present.remove(present.size() - 1);
            }
        }
        assertEquals(Optional.of(bad), culprit);
        assertEquals(List.of(100, 25, 6, 1), concerned);
        assertTrue(suspicion.quarantine(bad, START).isPresent());
        for (int i = 1; i < 100; i++) {
            assertEquals(Optional.empty(), suspicion.quarantine(account(i), START));
        }
    }

    @Test
    void suspicionEnds() {
        suspicion.crashed(List.of(account(1), account(2)), START);
        assertTrue(suspicion.isSuspect(account(1), START.plus(Suspicion.WINDOW)));
        assertEquals(1, suspicion.company(account(1), START));
        Instant later = START.plus(Suspicion.WINDOW).plusSeconds(1);
        assertEquals(Integer.MAX_VALUE, suspicion.company(account(1), later));
    }

    @Test
    void quarantinesGrowLongerAndEnd() {
        Account bad = account(0);
        for (int i = 0; i < Suspicion.CRASHES; i++) {
            suspicion.crashed(List.of(bad), START);
        }
        Instant first = suspicion.quarantine(bad, START).orElseThrow();
        assertEquals(START.plus(Suspicion.WINDOW), first);
        assertEquals(Optional.empty(), suspicion.quarantine(bad, first));
        suspicion.crashed(List.of(bad), first);
        assertEquals(
                first.plus(Duration.ofMinutes(20)), suspicion.quarantine(bad, first).orElseThrow());
        Account changed = new Account("user0", "other", "", Map.of(), Presence.AVAILABLE);
        assertEquals(Optional.empty(), suspicion.quarantine(changed, first));
        assertEquals(Optional.empty(), suspicion.quarantine(bad, first));
    }

    @Test
    void startsAreDelayedMoreAndMoreAndNotForEver() {
        CrashHistory history = new CrashHistory();
        assertEquals(Duration.ZERO, history.delay(START));
        history.crashed(START);
        assertEquals(Duration.ofMillis(500), history.delay(START));
        history.crashed(START);
        assertEquals(Duration.ofSeconds(1), history.delay(START));
        assertEquals(Duration.ZERO, history.delay(START.plusSeconds(1)));
        for (int i = 0; i < 40; i++) {
            history.crashed(START);
        }
        assertEquals(Duration.ofMinutes(1), history.delay(START));
        assertEquals(0, history.count(START.plus(CrashHistory.WINDOW).plusSeconds(1)));
    }
}
