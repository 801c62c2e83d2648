package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Gives events their ids, and hands them on. Safe for use by several threads. */
final class EventMaker {

    private static final int RADIX = 36;

    private final String begin;
    private final Consumer<Event> out;
    private final AtomicLong made = new AtomicLong();

    /** @param start when the service was started: ids are not given anew after a restart */
    EventMaker(Instant start, Consumer<Event> out) {
        this.begin = Long.toString(start.toEpochMilli(), RADIX);
        this.out = out;
    }

    void tell(Kind kind, Instant at, String subject, String state, String value, Phrase text) {
        out.accept(
                new Event(
                        begin + "-" + made.incrementAndGet(),
                        kind,
                        at,
                        subject,
                        state,
                        value,
                        text));
    }

    /** How many there have been. */
    long count() {
        return made.get();
    }
}
