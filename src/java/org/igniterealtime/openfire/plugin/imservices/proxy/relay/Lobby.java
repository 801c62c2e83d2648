package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is at the door: how many, from where, since when, and who belongs together. Bounded: when there are too many the oldest that has not
 * said what it wants has to go, else the oldest that waits; so those who are quick, as clients are, get in however
 * many there are that say nothing (XEP-0065 section 12.3). Used by the door's thread.
 */
final class Lobby {

    /** How many guests there may be, and how long. */
    record Limits(int guests, int guestsOfOrigin, long handshakeNs, long waitNs) {}

    private final Limits limits;
    private final Set<Guest> speaking = new LinkedHashSet<>();
    private final Set<Guest> waiting = new LinkedHashSet<>();
    private final Map<String, List<Guest>> streams = new HashMap<>();
    private final Map<Object, Integer> origins = new HashMap<>();

    Lobby(Limits limits) {
        this.limits = limits;
    }

    /** Whether one more may come from there. */
    boolean admits(Guest guest) {
        return origins.getOrDefault(guest.origin(), 0) < limits.guestsOfOrigin();
    }

    void add(Guest guest) {
        speaking.add(guest);
        origins.merge(guest.origin(), 1, Integer::sum);
    }

    /** Who has to go because there are too many. */
    Optional<Guest> surplus() {
        return size() > limits.guests() ? oldest() : Optional.empty();
    }

    Optional<Guest> oldest() {
        Set<Guest> from = speaking.isEmpty() ? waiting : speaking;
        return from.stream().findFirst();
    }

    /** The guest has named the hash and waits. False when there are two already. */
    boolean await(Guest guest, String hash, long now) {
        List<Guest> sides = streams.computeIfAbsent(hash, name -> new ArrayList<>(2));
        if (sides.size() == 2) {
            return false;
        }
        sides.add(guest);
        speaking.remove(guest);
        waiting.add(guest);
        guest.waitsFor(hash, now);
        return true;
    }

    /** Who waits for the hash, in the order in which they came. */
    List<Guest> sides(String hash) {
        return List.copyOf(streams.getOrDefault(hash, List.of()));
    }

    void remove(Guest guest) {
        if (!speaking.remove(guest) && !waiting.remove(guest)) {
            return;
        }
        origins.computeIfPresent(guest.origin(), (origin, n) -> n == 1 ? null : n - 1);
        List<Guest> sides = guest.hash() == null ? null : streams.get(guest.hash());
        if (sides != null) {
            sides.remove(guest);
            if (sides.isEmpty()) {
                streams.remove(guest.hash());
            }
        }
    }

    /** Who has been here for too long. */
    List<Guest> late(long now) {
        List<Guest> late = new ArrayList<>();
        late(speaking, limits.handshakeNs(), now, late);
        late(waiting, limits.waitNs(), now, late);
        return late;
    }

    private static void late(Set<Guest> guests, long limit, long now, List<Guest> late) {
        // The oldest stand first.
        Iterator<Guest> each = guests.iterator();
        boolean more = each.hasNext();
        while (more) {
            Guest guest = each.next();
            more = now - guest.since() > limit && each.hasNext();
            if (now - guest.since() > limit) {
                late.add(guest);
            }
        }
    }

    int size() {
        return speaking.size() + waiting.size();
    }

    List<Guest> all() {
        List<Guest> all = new ArrayList<>(speaking);
        all.addAll(waiting);
        return all;
    }
}
