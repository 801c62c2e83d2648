package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody is told in one message.
 *
 * @param events in their order; at least one
 * @param more how many more there were that are not told, of each kind
 */
record Mail(List<Event> events, Map<Kind, Integer> more) {
    Mail {
        events = List.copyOf(events);
        more = new TreeMap<>(more);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("says nothing");
        }
    }
}
