package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class OccupantsTest {

    private static final JID ROMEO = new JID("romeo@example.org/orchard");
    private static final JID ROMEO_TOO = new JID("romeo@example.org/home");

    private final Occupants occupants = new Occupants();

    @Test
    void aUserCountsOnce() {
        assertTrue(occupants.join("lobby", ROMEO, "montague"));
        assertFalse(occupants.join("lobby", ROMEO, "montague"));
        assertTrue(occupants.join("lobby", ROMEO_TOO, "montague"));
        assertTrue(occupants.join("cell", ROMEO, "romeo"));
        assertEquals(1, occupants.users());
        assertEquals(2, occupants.rooms());
        assertEquals(3, occupants.all().size());
        occupants.leave("lobby", ROMEO);
        occupants.clear("cell");
        assertEquals(1, occupants.users());
        occupants.rename("lobby", ROMEO_TOO, "r");
        assertEquals(Optional.of("r"), occupants.leave("lobby", ROMEO_TOO));
        assertEquals(Optional.empty(), occupants.leave("lobby", ROMEO_TOO));
        assertEquals(0, occupants.users());
        assertEquals(0, occupants.rooms());
    }
}
