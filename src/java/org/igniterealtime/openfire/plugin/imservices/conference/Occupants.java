package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xmpp.packet.JID;

/** Who is in which room, as the engine told. Safe for use by several threads; holds its lock for look-ups only. */
final class Occupants {

    /**
     * Somebody in a room.
     *
     * @param user full
     */
    record Occupant(String room, JID user, String nick) {}

    /** The nicknames by the full addresses, by room. */
    private final Map<String, Map<JID, String>> rooms = new HashMap<>();

    /** In how many rooms, with how many clients, a user is. */
    private final Map<String, Integer> users = new HashMap<>();

    /** False when he has been there before. */
    synchronized boolean join(String room, JID user, String nick) {
        boolean isNew = rooms.computeIfAbsent(room, key -> new HashMap<>()).put(user, nick) == null;
        if (isNew) {
            users.merge(user.toBareJID(), 1, Integer::sum);
        }
        return isNew;
    }

    /** The nickname that he had; empty when he was not there. */
    synchronized Optional<String> leave(String room, JID user) {
        Map<JID, String> there = rooms.get(room);
        String nick = there == null ? null : there.remove(user);
        if (nick == null) {
            return Optional.empty();
        }
        if (there.isEmpty()) {
            rooms.remove(room);
        }
        forget(user);
        return Optional.of(nick);
    }

    synchronized void rename(String room, JID user, String nick) {
        Map<JID, String> there = rooms.get(room);
        if (there != null) {
            there.replace(user, nick);
        }
    }

    /** The room is gone. */
    synchronized void clear(String room) {
        Map<JID, String> there = rooms.remove(room);
        if (there != null) {
            there.keySet().forEach(this::forget);
        }
    }

    synchronized void clear() {
        rooms.clear();
        users.clear();
    }

    synchronized Optional<String> nick(String room, JID user) {
        return Optional.ofNullable(rooms.get(room)).map(there -> there.get(user));
    }

    synchronized List<Occupant> all() {
        List<Occupant> all = new ArrayList<>();
        rooms.forEach(
                (room, there) ->
                        there.forEach((user, nick) -> all.add(new Occupant(room, user, nick))));
        return all;
    }

    /** How many users are in any room. */
    synchronized int users() {
        return users.size();
    }

    /** How many rooms somebody is in. */
    synchronized int rooms() {
        return rooms.size();
    }

    private void forget(JID user) {
        users.computeIfPresent(user.toBareJID(), (key, count) -> count == 1 ? null : count - 1);
    }
}
