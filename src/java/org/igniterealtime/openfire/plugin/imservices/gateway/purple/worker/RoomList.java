package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** The rooms of a network as they are told one by one; of very many those with the most people. */
final class RoomList {

    /** So many fit into one frame, with subjects cut. */
    static final int MOST = 2_000;

    private static final int LONGEST_SUBJECT = 80;

    private static final Comparator<RoomEvent.Entry> MOST_PEOPLE_FIRST =
            Comparator.comparingInt(RoomEvent.Entry::people)
                    .reversed()
                    .thenComparing(RoomEvent.Entry::name);

    private final RoomNames names;
    private List<RoomEvent.Entry> rooms = new ArrayList<>();

    RoomList(RoomNames names) {
        this.names = names;
    }

    void add(String name, int people, String subject) {
        int end = Math.min(LONGEST_SUBJECT, subject.length());
        rooms.add(
                new RoomEvent.Entry(
                        names.toPlugin(name.toLowerCase(Locale.ROOT)),
                        Math.max(0, people),
                        subject.substring(0, end)));
        if (rooms.size() >= 2 * MOST) {
            rooms = best();
        }
    }

    List<RoomEvent.Entry> best() {
        return new ArrayList<>(rooms.stream().sorted(MOST_PEOPLE_FIRST).limit(MOST).toList());
    }
}
