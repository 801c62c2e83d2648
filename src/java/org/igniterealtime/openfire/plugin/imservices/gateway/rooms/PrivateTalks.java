package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** With whom the user talks through a room rather than by his own address, so that the answers come from there. */
final class PrivateTalks {

    private static final int KEPT = 500;

    private final Map<String, String> rooms =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > KEPT;
                }
            };

    /** @param contact the name on the network, normalized */
    void in(String room, String contact) {
        rooms.put(contact, room);
    }

    void outside(String contact) {
        rooms.remove(contact);
    }

    Optional<String> room(String contact) {
        return Optional.ofNullable(rooms.get(contact));
    }

    void clear() {
        rooms.clear();
    }
}
