package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last events of each kind, in memory: what was before a restart is history. Safe for use by several threads. */
final class Items {

    static final int MOST = 50;

    private final Map<Kind, Deque<Event>> last = new EnumMap<>(Kind.class);

    synchronized void add(Event event) {
        Deque<Event> kept = last.computeIfAbsent(event.kind(), key -> new ArrayDeque<>());
        kept.add(event);
        if (kept.size() > MOST) {
            kept.remove();
        }
    }

    /** The newest first (XEP-0060 section 6.5.7 counts from there). */
    synchronized List<Event> of(Kind kind) {
        List<Event> events = new ArrayList<>(last.getOrDefault(kind, new ArrayDeque<>()));
        Collections.reverse(events);
        return events;
    }
}
