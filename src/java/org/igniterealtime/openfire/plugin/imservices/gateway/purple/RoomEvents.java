package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ListedRoom;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** What a worker tells of rooms, and what a listener is told for it. Immutable. */
final class RoomEvents {

    private interface Action<E> {
        void tell(RoomListener listener, String room, E event);
    }

    private final Map<Class<?>, Action<RoomEvent>> table = new HashMap<>();

    /** @param normalize the one spelling of a contact's name */
    RoomEvents(UnaryOperator<String> normalize) {
        on(
                RoomEvent.Entered.class,
                (l, room, e) ->
                        l.entered(
                                room,
                                e.nick(),
                                e.people().stream().map(RoomEvents::occupant).toList(),
                                e.subject(),
                                e.subjectBy()));
        on(RoomEvent.Refused.class, (l, room, e) -> l.refused(room, failure(e.kind(), e.reason())));
        on(RoomEvent.Here.class, (l, room, e) -> l.occupant(room, occupant(e.person())));
        on(RoomEvent.Renamed.class, (l, room, e) -> l.renamed(room, e.from(), e.to()));
        on(
                RoomEvent.Gone.class,
                (l, room, e) -> l.gone(room, e.nick(), departure(e.how(), e.by(), e.reason())));
        on(
                RoomEvent.Out.class,
                (l, room, e) -> l.left(room, departure(e.how(), e.by(), e.reason())));
        on(
                RoomEvent.Said.class,
                (l, room, e) ->
                        l.message(room, e.nick(), e.text(), Instant.ofEpochMilli(e.time())));
        on(RoomEvent.Subject.class, (l, room, e) -> l.subject(room, e.nick(), e.text()));
        on(
                RoomEvent.Invited.class,
                (l, room, e) ->
                        l.invited(room, normalize.apply(e.from()), e.reason(), e.password()));
        on(
                RoomEvent.Listed.class,
                (l, room, e) ->
                        l.listed(
                                e.id(),
                                e.rooms().stream().map(each -> listed(each, normalize)).toList()));
        on(RoomEvent.Done.class, (l, room, e) -> l.done(e.id()));
        on(RoomEvent.Failed.class, (l, room, e) -> l.failed(e.id(), failure(e.kind(), e.reason())));
    }

    private <E extends RoomEvent> void on(Class<E> type, Action<E> action) {
        table.put(type, (listener, room, e) -> action.tell(listener, room, type.cast(e)));
    }

    void tell(RoomListener listener, String room, RoomEvent event) {
        table.get(event.getClass()).tell(listener, room, event);
    }

    private static ListedRoom listed(RoomEvent.Entry room, UnaryOperator<String> normalize) {
        return new ListedRoom(normalize.apply(room.name()), room.people(), room.subject());
    }

    private static Occupant occupant(RoomEvent.Person person) {
        return new Occupant(
                person.nick(),
                AccountEvents.named(Occupant.Rank.class, person.rank(), Occupant.Rank.NONE),
                person.away());
    }

    private static Departure departure(String how, String by, String reason) {
        return new Departure(
                AccountEvents.named(Departure.How.class, how, Departure.How.LEFT), by, reason);
    }

    private static RoomFailure failure(String kind, String reason) {
        return new RoomFailure(
                AccountEvents.named(RoomFailure.Kind.class, kind, RoomFailure.Kind.OTHER), reason);
    }
}
