package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ListedRoom;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkRooms;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest;

/** What the network was asked for and has not answered yet. Each is answered once, when the account goes offline at the latest. */
final class Requests {

    /** What becomes of a request. */
    interface Outcome {
        default void done() {}

        default void listed(List<ListedRoom> rooms) {}

        void failed(RoomFailure failure);
    }

    /** A client that asks faster than the network answers has to wait with more. */
    static final int OPEN = 100;

    /** No network takes longer subjects, names, passwords or reasons. */
    static final int LONGEST = 10_000;

    private final Surroundings surroundings;
    private final Map<Long, Outcome> open = new HashMap<>();
    private long last;

    Requests(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void ask(String room, RoomRequest request, Outcome outcome) {
        if (request.who().length() + request.text().length() > LONGEST) {
            outcome.failed(new RoomFailure(RoomFailure.Kind.NOT_ALLOWED, ""));
            return;
        }
        open(outcome, (rooms, id) -> rooms.ask(id, room, request));
    }

    /** Asks which rooms there are. */
    void list(Outcome outcome) {
        open(outcome, NetworkRooms::list);
    }

    private void open(Outcome outcome, BiConsumer<NetworkRooms, Long> request) {
        NetworkRooms rooms = surroundings.rooms().orElse(null);
        if (rooms == null) {
            outcome.failed(new RoomFailure(RoomFailure.Kind.TIMEOUT, ""));
        } else if (open.size() >= OPEN) {
            outcome.failed(new RoomFailure(RoomFailure.Kind.TOO_MANY, ""));
        } else {
            open.put(++last, outcome);
            request.accept(rooms, last);
        }
    }

    /** One after the other, as long as they are done. */
    void askAll(String room, List<RoomRequest> requests, Outcome outcome) {
        if (requests.isEmpty()) {
            outcome.done();
            return;
        }
        List<RoomRequest> rest = requests.subList(1, requests.size());
        ask(
                room,
                requests.get(0),
                new Outcome() {
                    @Override
                    public void done() {
                        askAll(room, rest, outcome);
                    }

                    @Override
                    public void failed(RoomFailure failure) {
                        outcome.failed(failure);
                    }
                });
    }

    void done(long id) {
        settle(id, Outcome::done);
    }

    void listed(long id, List<ListedRoom> rooms) {
        settle(id, outcome -> outcome.listed(rooms));
    }

    void failed(long id, RoomFailure failure) {
        settle(id, outcome -> outcome.failed(failure));
    }

    private void settle(long id, Consumer<Outcome> answer) {
        Outcome outcome = open.remove(id);
        if (outcome != null) {
            answer.accept(outcome);
        }
    }

    void offline() {
        List<Outcome> all = new ArrayList<>(open.values());
        open.clear();
        all.forEach(outcome -> outcome.failed(new RoomFailure(RoomFailure.Kind.TIMEOUT, "")));
    }
}
