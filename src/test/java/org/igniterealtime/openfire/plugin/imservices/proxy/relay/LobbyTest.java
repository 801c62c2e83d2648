package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LobbyTest {

    private final Lobby lobby = new Lobby(new Lobby.Limits(3, 2, 10, 60));

    private static Guest guest(String address, long now) throws UnknownHostException {
        return new Guest(null, InetAddress.getByName(address), now);
    }

    private Guest add(String address, long now) throws UnknownHostException {
        Guest guest = guest(address, now);
        lobby.add(guest);
        return guest;
    }

    @Test
    void twoMakeAStream() throws Exception {
        Guest first = add("192.0.2.1", 0);
        Guest second = add("192.0.2.2", 0);
        Guest third = add("192.0.2.3", 0);
        assertTrue(lobby.await(first, "a", 1));
        assertTrue(lobby.await(second, "a", 1));
        assertFalse(lobby.await(third, "a", 1));
        assertEquals(List.of(first, second), lobby.sides("a"));
        lobby.remove(first);
        assertTrue(lobby.await(third, "a", 1), "somebody has left");
        lobby.remove(second);
        lobby.remove(third);
        assertEquals(List.of(), lobby.sides("a"));
        assertEquals(0, lobby.size());
    }

    @Test
    void theOldestThatHasSaidNothingMakesRoom() throws Exception {
        Guest waiting = add("192.0.2.1", 0);
        lobby.await(waiting, "a", 0);
        Guest silent = add("192.0.2.2", 1);
        add("192.0.2.3", 2);
        assertEquals(Optional.empty(), lobby.surplus());
        add("192.0.2.4", 3);
        assertEquals(Optional.of(silent), lobby.surplus());
    }

    @Test
    void whoTakesTooLongIsLate() throws Exception {
        Guest slow = add("192.0.2.1", 0);
        Guest waiting = add("192.0.2.2", 0);
        lobby.await(waiting, "a", 5);
        add("192.0.2.3", 5);
        assertEquals(List.of(), lobby.late(10));
        assertEquals(List.of(slow), lobby.late(11));
        lobby.remove(slow);
        assertEquals(2, lobby.late(66).size());
    }

    @Test
    void anIpv6NetworkCountsAsOneOrigin() throws Exception {
        add("2001:db8::1", 0);
        add("2001:db8::2", 0);
        assertFalse(lobby.admits(guest("2001:db8::3", 0)));
        assertTrue(lobby.admits(guest("2001:db8:0:1::3", 0)));
        assertTrue(lobby.admits(guest("192.0.2.1", 0)));
    }
}
