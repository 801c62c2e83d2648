package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one subscriber is told, and when: each event at once, but no more than five in ten seconds; from then on all that comes in ten seconds
 * together, until ten seconds have passed in which nothing came. Not for several threads.
 */
final class Mailbox {

    static final int AT_ONCE = 5;
    static final int MOST_TOLD = 20;
    static final Duration WINDOW = Duration.ofSeconds(10);

    /** When single events were told, in ms. */
    private final Deque<Long> told = new ArrayDeque<>();

    private final List<Event> waiting = new ArrayList<>();
    private final Map<Kind, Integer> more = new EnumMap<>(Kind.class);

    /** Since when events are gathered. */
    private long since;

    private boolean gathering;

    /**
     * Takes an event.
     *
     * @param now ms of a clock that is never put back
     * @return what is to be told at once
     */
    Optional<Mail> add(Event event, long now) {
        if (gathering) {
            gather(event);
            return Optional.empty();
        }
        while (!told.isEmpty() && isOver(told.peek(), now)) {
            told.remove();
        }
        if (told.size() < AT_ONCE) {
            told.add(now);
            return Optional.of(new Mail(List.of(event), Map.of()));
        }
        told.clear();
        gathering = true;
        since = now;
        gather(event);
        return Optional.empty();
    }

    private void gather(Event event) {
        if (waiting.size() < MOST_TOLD) {
            waiting.add(event);
        } else {
            more.merge(event.kind(), 1, Integer::sum);
        }
    }

    private static boolean isOver(long since, long now) {
        return now - since >= WINDOW.toMillis();
    }

    /** What has been gathered, if it is time for that. */
    Optional<Mail> due(long now) {
        if (!gathering || !isOver(since, now)) {
            return Optional.empty();
        }
        Optional<Mail> mail = rest();
        since = now;
        gathering = mail.isPresent();
        return mail;
    }

    /** What has been gathered so far. */
    Optional<Mail> rest() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Mail mail = new Mail(waiting, more);
        waiting.clear();
        more.clear();
        return Optional.of(mail);
    }

    /** Whether nothing would be lost with it. */
    boolean isIdle(long now) {
        return !gathering && told.stream().allMatch(each -> isOver(each, now));
    }
}
