package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.junit.jupiter.api.Test;

class IrcSenderTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> sent = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private IrcSender sender(boolean limited, double burst, double perSecond) {
        return new IrcSender(
                1,
                new Allowance(burst, perSecond),
                limited,
                bytes -> new String(bytes, StandardCharsets.UTF_8).lines().forEach(sent::add),
                events::add);
    }

    private IrcSender unlimited() {
        return sender(false, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    private static IrcMessage message(long id, String to, String... lines) {
        return new IrcMessage(
                id,
                to,
                java.util.Arrays.stream(lines)
                        .map(line -> (line + "\r\n").getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void onePingBehindABatchAndOneAtATime() {
        IrcSender sender = unlimited();
        sender.send(message(1, "a", "one"));
        sender.send(message(2, "a", "two"));
        sender.pump(0);
        sender.send(message(3, "a", "three"));
        sender.pump(0);
        assertEquals(List.of("one", "two", "PING :ims1", "three"), sent);
        assertFalse(sender.pong("ims0"));
        assertTrue(sender.pong("ims1"));
        assertEquals(List.of(new Event.Delivered(1, 2)), events);
        sender.pump(0);
        assertTrue(sender.pong("ims2"));
        assertEquals(new Event.Delivered(1, 3), events.get(1));
        assertFalse(sender.pong("ims2"));
    }

    @Test
    void whenAllLinesForSomebodyFailItIsKnown() {
        IrcSender sender = unlimited();
        sender.send(message(1, "a", "x"));
        sender.send(message(2, "b", "y", "z"));
        sender.pump(0);
        assertTrue(sender.failed("b", "NO_SUCH_CONTACT", "No such nick"));
        assertTrue(sender.failed("b", "NO_SUCH_CONTACT", "No such nick"));
        assertFalse(sender.failed("b", "NO_SUCH_CONTACT", "one too many"));
        assertFalse(sender.failed("c", "NO_SUCH_CONTACT", "never written to"));
        sender.pong("ims1");
        assertEquals(
                List.of(
                        new Event.Undelivered(1, 2, "NO_SUCH_CONTACT", "No such nick"),
                        new Event.Delivered(1, 1)),
                events);
    }

    @Test
    void whenSomeFailNobodyKnowsWhich() {
        IrcSender sender = unlimited();
        sender.send(message(1, "b", "x"));
        sender.send(message(2, "b", "y"));
        sender.pump(0);
        sender.failed("b", "NO_SUCH_CONTACT", "No such nick");
        sender.pong("ims1");
        assertEquals(
                List.of(
                        new Event.Undelivered(1, 1, "UNCERTAIN", "No such nick"),
                        new Event.Undelivered(1, 2, "UNCERTAIN", "No such nick")),
                events);
    }

    @Test
    void neverMoreOnTheWayThanASocketTakes() {
        IrcSender sender = unlimited();
        String[] lines = new String[1000];
        java.util.Arrays.fill(lines, "x".repeat(400));
        sender.send(message(1, "a", lines));
        int seen = 0;
        for (int ping = 1; sent.size() < 1000 + ping - 1 || ping == 1; ping++) {
            sender.pump(0);
            assertTrue(sent.size() - seen <= 32, "lines at once: " + (sent.size() - seen));
            seen = sent.size();
            assertEquals(List.of(), events);
            if (sent.stream().filter(line -> line.startsWith("x")).count() < 1000) {
                assertTrue(sender.pong("ims" + ping));
            } else {
                sender.pong("ims" + ping);
                sender.pump(0);
                sender.pong("ims" + (ping + 1));
                break;
            }
        }
        assertEquals(List.of(new Event.Delivered(1, 1)), events);
    }

    @Test
    void aLimitedNetworkGetsItsPingWhenThereIsRoom() {
        IrcSender sender = sender(true, 5, 0.5);
        for (int i = 1; i <= 6; i++) {
            sender.send(message(i, "a", "m" + i));
        }
        long wait = sender.pump(0);
        assertEquals(List.of("m1", "m2", "m3", "m4", "m5"), sent);
        assertEquals(2000, wait);
        sender.pump(2 * SECOND);
        assertEquals("m6", sent.get(5));
        sender.pump(4 * SECOND);
        assertEquals(6, sent.size());
        sender.pump(6 * SECOND);
        assertEquals("PING :ims1", sent.get(6));
        sender.pong("ims1");
        assertEquals(List.of(new Event.Delivered(1, 6)), events);
    }

    @Test
    void aPingIsNotPutOffForEver() {
        IrcSender sender = sender(true, 5, 0.5);
        long now = 0;
        for (int i = 1; i <= 20; i++) {
            sender.send(message(i, "a", "m" + i));
        }
        while (sent.stream().noneMatch(line -> line.startsWith("PING"))) {
            now += SECOND / 2;
            sender.pump(now);
            assertTrue(now < 14 * SECOND, "no PING after " + now + " ns: " + sent);
        }
    }
}
