package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.AccountDeleted;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Event;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Listening;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Lost;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Source;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** The queue between the server and who listens, on an executor that runs when the test says so. */
class OpenfireEventsTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final OpenfireEvents events = new OpenfireEvents(tasks::add, Clock.systemUTC());
    private final List<String> taps = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();

    private OpenfireEvents.Tap tap(String name) {
        return new OpenfireEvents.Tap() {
            @Override
            public void open() {
                taps.add("open " + name);
            }

            @Override
            public void close() {
                taps.add("close " + name);
            }
        };
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private Event happens(int number) {
        Event event = new AccountDeleted(new JID("u" + number + "@example.org"));
        events.happened(Source.PRESENCE, event);
        return event;
    }

    @Test
    void tapsAreOpenWhileSomebodyListens() {
        events.tapped(List.of(tap("a"), tap("b")));
        happens(1);
        assertEquals(0, tasks.size(), "nobody listens");
        Listening one = events.listen((at, event) -> told.add(event));
        Listening two = events.listen((at, event) -> told.add(event));
        happens(2);
        run();
        assertEquals(2, told.size());
        one.close();
        one.close();
        assertEquals(List.of("open a", "open b"), taps);
        two.close();
        assertEquals(List.of("open a", "open b", "close b", "close a"), taps);
    }

    @Test
    void tellsInOrderAndSaysWhatIsLost() {
        List<Event> happened = new ArrayList<>();
        ServerEvents.Listener broken =
                (at, event) -> {
                    throw new IllegalStateException("on purpose");
                };
        events.listen(broken);
        events.listen((at, event) -> told.add(event));
        for (int i = 0; i < OpenfireEvents.MOST; i++) {
            happened.add(happens(i));
        }
        happens(1);
        happens(2);
        assertEquals(1, tasks.size());
        run();
        happened.add(new Lost(Source.PRESENCE, 2));
        assertEquals(happened, told);
        happened.add(happens(3));
        run();
        assertEquals(happened, told);
    }
}
