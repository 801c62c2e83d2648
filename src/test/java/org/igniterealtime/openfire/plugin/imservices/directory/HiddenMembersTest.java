package org.igniterealtime.openfire.plugin.imservices.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class HiddenMembersTest {

    private static final JID NURSE = new JID("nurse@example.org");

    private final ListedUsers users = new ListedUsers();
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);

    /** How much the clock goes on from one look at it to the next: so long takes reading. */
    private long step;

    private final HiddenMembers hidden =
            new HiddenMembers(users, List.of("Staff"), () -> time.getAndAdd(step));

    @Test
    void whatIsReadAtOnceIsReadEachTime() {
        assertFalse(hidden.now().test(NURSE));
        users.groups.put("Staff", "nurse");
        assertTrue(hidden.now().test(NURSE));
        assertEquals(2, users.asked);
    }

    @Test
    void whatTakesLongCountsForAWhile() {
        step = 100;
        hidden.now();
        step = 0;
        time.addAndGet(899);
        hidden.now();
        assertEquals(1, users.asked);
        time.addAndGet(1);
        hidden.now();
        assertEquals(2, users.asked);
    }
}
