package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectingTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<Integer> connected = new ArrayList<>();
    private final List<Integer> late = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final Connecting connecting =
            new Connecting(
                    login -> connected.add(login.number),
                    login -> late.add(login.number),
                    login -> asked.contains(login.number));

    private Login add(int number) {
        Login login = new Login(number, null);
        connecting.add(login);
        return login;
    }

    @Test
    void connectsAFewAtATimeAndDoesNotWaitForTheSlow() {
        for (int i = 1; i <= 9; i++) {
            add(i);
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), connected);
        connecting.tick(System.nanoTime() + 6 * SECOND);
        assertEquals(9, connected.size());
        assertEquals(List.of(), late);
    }

    @Test
    void givesUpOnWhoIsNotOnlineInTheEnd() {
        Login silent = add(1);
        Login online = add(2);
        connecting.settled(online);
        long now = System.nanoTime();
        connecting.tick(now + 100 * SECOND);
        assertEquals(List.of(), late);
        connecting.tick(now + Connecting.LONGEST_NANOS + SECOND);
        connecting.tick(now + Connecting.LONGEST_NANOS + 2 * SECOND);
        assertEquals(List.of(silent.number), late);
    }

    @Test
    void waitsForWhoIsAskedSomethingAndBeginsAnewWithTheAnswer() {
        Login login = add(1);
        asked.add(login.number);
        long now = System.nanoTime();
        connecting.tick(now + Connecting.LONGEST_NANOS + SECOND);
        connecting.tick(now + 2 * Connecting.LONGEST_NANOS);
        asked.clear();
        connecting.tick(now + 3 * Connecting.LONGEST_NANOS - SECOND);
        assertEquals(List.of(), late);
        connecting.tick(now + 3 * Connecting.LONGEST_NANOS + SECOND);
        assertEquals(List.of(login.number), late);
    }
}
