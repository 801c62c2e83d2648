package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ListedRoom;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;

/**
 * The rooms of the network as a user may see them, asked for when he looks and kept for a while: what is on one user's list, such as a
 * secret room that he is in, need not be on another's, and networks do not like to be asked often.
 */
final class RoomList {

    static final Duration KEPT = Duration.ofMinutes(5);

    /** How long who does not answer is not asked again. */
    private static final Duration RESTS = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final Requests requests;
    private final List<Consumer<List<ListedRoom>>> asking = new ArrayList<>();
    private List<ListedRoom> rooms = List.of();
    private Instant until = Instant.MIN;

    RoomList(Surroundings surroundings, Requests requests) {
        this.surroundings = surroundings;
        this.requests = requests;
    }

    /** @param told when the network has answered; nothing, when it does not */
    void ask(Consumer<List<ListedRoom>> told) {
        if (surroundings.now().isBefore(until)) {
            told.accept(rooms);
            return;
        }
        asking.add(told);
        if (asking.size() == 1) {
            requests.list(
                    new Requests.Outcome() {
                        @Override
                        public void listed(List<ListedRoom> all) {
                            keep(all, KEPT);
                        }

                        @Override
                        public void failed(RoomFailure failure) {
                            keep(List.of(), RESTS);
                        }
                    });
        }
    }

    private void keep(List<ListedRoom> all, Duration kept) {
        rooms = List.copyOf(all);
        until = surroundings.rooms().isEmpty() ? Instant.MIN : surroundings.now().plus(kept);
        List<Consumer<List<ListedRoom>>> waiting = List.copyOf(asking);
        asking.clear();
        waiting.forEach(told -> told.accept(rooms));
    }
}
