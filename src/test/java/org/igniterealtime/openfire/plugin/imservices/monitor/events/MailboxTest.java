package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.junit.jupiter.api.Test;

/** How events become messages. */
class MailboxTest {

    private final Mailbox box = new Mailbox();
    private int made;

    private Event event(Kind kind) {
        made++;
        return new Event("e" + made, kind, Instant.EPOCH, "s", "x", "", Phrase.english("t"));
    }

    private Optional<Mail> add(long now) {
        return box.add(event(Kind.LOGIN), now);
    }

    @Test
    void fewEventsAreToldAtOnce() {
        for (int i = 0; i < 20; i++) {
            assertEquals(1, add(2_000L * i).orElseThrow().events().size());
        }
        assertFalse(box.isIdle(38_000));
        assertTrue(box.isIdle(48_000));
    }

    @Test
    void manyAreToldTogetherEveryTenSeconds() {
        for (int i = 0; i < Mailbox.AT_ONCE; i++) {
            assertTrue(add(i).isPresent());
        }
        for (int i = 0; i < 30; i++) {
            assertEquals(Optional.empty(), add(100 + i));
        }
        for (int i = 0; i < 3; i++) {
            box.add(event(Kind.ONLINE), 200);
        }
        assertEquals(Optional.empty(), box.due(10_099));
        Mail mail = box.due(10_100).orElseThrow();
        assertEquals(Mailbox.MOST_TOLD, mail.events().size());
        assertEquals("e6", mail.events().get(0).id());
        assertEquals(Map.of(Kind.LOGIN, 10, Kind.ONLINE, 3), mail.more());
        assertEquals(Optional.empty(), add(10_200), "it goes on");
        assertEquals(1, box.due(20_100).orElseThrow().events().size());
        assertEquals(Optional.empty(), box.due(30_100), "until nothing comes");
        assertTrue(add(30_200).isPresent());
    }

    @Test
    void nothingIsLostAtTheEnd() {
        for (int i = 0; i < 7; i++) {
            add(0);
        }
        assertEquals(2, box.rest().orElseThrow().events().size());
        assertEquals(Optional.empty(), box.rest());
    }

    /** @param gaps ms from event to event, with a look after each */
    @Property
    void everyEventIsToldOrCountedInOrderAndSeldom(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 4000) Integer> gaps) {
        long now = 0;
        List<Mail> mails = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int gap : gaps) {
            now += gap;
            for (Optional<Mail> mail : List.of(box.due(now), add(now))) {
                if (mail.isPresent()) {
                    mails.add(mail.get());
                    times.add(now);
                }
            }
        }
        box.rest().ifPresent(mails::add);
        int told = mails.stream().mapToInt(mail -> mail.events().size()).sum();
        int counted =
                mails.stream()
                        .flatMap(mail -> mail.more().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
        assertEquals(gaps.size(), told + counted);
        List<Integer> order =
                mails.stream()
                        .flatMap(mail -> mail.events().stream())
                        .map(event -> Integer.valueOf(event.id().substring(1)))
                        .toList();
        assertEquals(order.stream().sorted().toList(), order);
        // Singles of a window, a gathered one, and singles again after a pause: never more than two
        // windows' worth.
        int most = 2 * Mailbox.AT_ONCE + 1;
        for (int i = most; i < times.size(); i++) {
            assertTrue(
                    times.get(i) - times.get(i - most) >= Mailbox.WINDOW.toMillis(),
                    "more than " + most + " messages in ten seconds");
        }
    }
}
