package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Instant;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/**
 * Something to be told.
 *
 * @param id no two events of a server have the same
 * @param at when it happened
 * @param subject whom or what it is about: an address, a domain, what is measured
 * @param state a word for programs: {@code online}, {@code offline}, {@code failed}, {@code raised}, {@code ended}, {@code lost}, or a
 *     state of a service
 * @param value what goes with it: a number that was measured, an address, a condition; empty when there is nothing
 * @param text for people
 */
record Event(
        String id, Kind kind, Instant at, String subject, String state, String value, Phrase text) {
    Event {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(state);
        Objects.requireNonNull(value);
        Objects.requireNonNull(text);
    }
}
