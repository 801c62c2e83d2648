package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.JID;

/** The file of subscriptions. */
class SubscriptionsTest {

    private static final JID JULIET = new JID("juliet@example.org");
    private static final JID BOT = new JID("bot@example.org/a b,c");

    @TempDir Path folder;
    private Path file;
    private Subscriptions subscriptions;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("s.txt");
        subscriptions = read();
    }

    private Subscriptions read() throws IOException {
        Subscriptions read = new Subscriptions(file);
        read.read();
        return read;
    }

    @Test
    void areKept() throws IOException {
        assertTrue(subscriptions.put(JULIET, EnumSet.of(Kind.LOGIN, Kind.MEMORY)));
        assertTrue(subscriptions.put(BOT, EnumSet.allOf(Kind.class)));
        Subscriptions again = read();
        assertEquals(Set.of(Kind.LOGIN, Kind.MEMORY), again.of(JULIET));
        assertEquals(EnumSet.allOf(Kind.class), again.of(BOT));
        assertEquals(List.of(BOT), again.to(Kind.DISK));
        assertEquals(List.of(JULIET, BOT), again.to(Kind.LOGIN));
        assertTrue(again.put(JULIET, Set.of()));
        again.remove(BOT.asBareJID());
        assertEquals(0, read().size());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left beside it");
        }
    }

    @Test
    void haveAnEnd() throws IOException {
        for (int i = 0; i < Subscriptions.MOST_EACH; i++) {
            assertTrue(subscriptions.put(new JID("bot", "example.org", "r" + i), Set.of(Kind.S2S)));
        }
        assertFalse(subscriptions.put(new JID("bot", "example.org", "one"), Set.of(Kind.S2S)));
        assertTrue(
                subscriptions.put(new JID("bot", "example.org", "r0"), Set.of(Kind.DISK)),
                "what is there can be changed");
    }

    @Test
    void whatCannotBeWrittenChangesNothing() throws IOException {
        assertTrue(subscriptions.put(JULIET, Set.of(Kind.LOGIN)));
        // A folder stands where the new file would be written.
        Path inTheWay = Files.createDirectory(folder.resolve("s.txt.new"));
        assertThrows(IOException.class, () -> subscriptions.put(JULIET, Set.of(Kind.DISK)));
        assertThrows(IOException.class, () -> subscriptions.put(BOT, Set.of(Kind.DISK)));
        assertThrows(IOException.class, () -> subscriptions.put(JULIET, Set.of()));
        assertEquals(Set.of(Kind.LOGIN), subscriptions.of(JULIET));
        assertEquals(1, subscriptions.size());
        Files.delete(inTheWay);
        assertEquals(Set.of(Kind.LOGIN), read().of(JULIET));
    }

    @Test
    void whatIsNoAddressIsSaidAndNothingIsLost() throws IOException {
        Files.writeString(file, "login juliet@example.org\nlogin @\n");
        assertThrows(IOException.class, this::read);
        Files.writeString(file, "later,login juliet@example.org\n\nlater bot@example.org\n");
        Subscriptions read = read();
        assertEquals(Set.of(Kind.LOGIN), read.of(JULIET));
        assertEquals(1, read.size());
    }
}
