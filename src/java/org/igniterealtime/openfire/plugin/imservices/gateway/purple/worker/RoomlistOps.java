package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** {@code PurpleRoomlistUiOps}: the lists of rooms that protocols make. A list is read once it is whole. For the loop thread. */
final class RoomlistOps {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** A list that is being made. */
    private record Open(Login login, long id, long since) {}

    private final Edge edge;
    private final Loop loop;
    private final EventSink sink;
    private final Map<Pointer, Open> lists = new HashMap<>();

    private final PurpleCallbacks.RoomlistProgress progress = this::progress;
    private final FunctionTable table =
            new FunctionTable(Layout.ROOMLIST_UI_OPS).set(Layout.ROOMLIST_IN_PROGRESS, progress);

    private RoomNames names;

    RoomlistOps(Edge edge, Loop loop, EventSink sink) {
        this.edge = edge;
        this.loop = loop;
        this.sink = sink;
    }

    void install(RoomNames roomNames) {
        names = roomNames;
        Purple.purple_roomlist_set_ui_ops(table.address());
    }

    void list(Login login, long id) {
        Pointer list = Purple.purple_roomlist_get_list(login.connection());
        if (list == null) {
            none(login, id);
            return;
        }
        Purple.purple_roomlist_ref(list);
        lists.put(list, new Open(login, id, System.nanoTime()));
        if (Purple.purple_roomlist_get_in_progress(list) == 0) {
            finish(list);
        }
    }

    /** There is no list to be had. */
    void none(Login login, long id) {
        tell(login, new RoomEvent.Failed(id, "UNSUPPORTED", ""));
    }

    private void progress(Pointer list, int going) {
        edge.run(
                "a list of rooms",
                () -> {
                    if (going == 0 && lists.containsKey(list)) {
                        finish(list);
                    }
                });
    }

    private void finish(Pointer list) {
        Open open = lists.remove(list);
        tell(open.login(), new RoomEvent.Listed(open.id(), read(list)));
        // The protocol may still be busy with it.
        loop.later(() -> Purple.purple_roomlist_unref(list));
    }

    private List<RoomEvent.Entry> read(Pointer list) {
        List<Pointer> fields = C.list(Purple.purple_roomlist_get_fields(list));
        RoomList rooms = new RoomList(names);
        for (Pointer room : C.list(list.getPointer(Layout.PURPLE_ROOMLIST_ROOMS))) {
            if ((Purple.purple_roomlist_room_get_type(room) & Purple.PURPLE_ROOMLIST_ROOMTYPE_ROOM)
                    != 0) {
                read(room, fields, rooms);
            }
        }
        return rooms.best();
    }

    /** Protocols name their columns as they like: the first number is how many people there are, the last visible text the subject. */
    private static void read(Pointer room, List<Pointer> fields, RoomList rooms) {
        List<Pointer> values = C.list(Purple.purple_roomlist_room_get_fields(room));
        int people = 0;
        boolean counted = false;
        String subject = "";
        for (int i = 0; i < Math.min(fields.size(), values.size()); i++) {
            int type = Purple.purple_roomlist_field_get_type(fields.get(i));
            if (type == Purple.PURPLE_ROOMLIST_FIELD_INT && !counted) {
                counted = true;
                people = (int) Pointer.nativeValue(values.get(i));
            } else if (type == Purple.PURPLE_ROOMLIST_FIELD_STRING
                    && Purple.purple_roomlist_field_get_hidden(fields.get(i)) == 0) {
                subject = C.string(values.get(i));
            }
        }
        rooms.add(C.orEmpty(Purple.purple_roomlist_room_get_name(room)), people, subject);
    }

    /** Called about once a second for each account. */
    void tick(Login login) {
        long now = System.nanoTime();
        for (Map.Entry<Pointer, Open> list : new ArrayList<>(lists.entrySet())) {
            Open open = list.getValue();
            if (open.login() == login && now - open.since() > PATIENCE_NANOS) {
                lists.remove(list.getKey());
                tell(login, new RoomEvent.Failed(open.id(), "TIMEOUT", ""));
                Purple.purple_roomlist_cancel_get_list(list.getKey());
                Purple.purple_roomlist_unref(list.getKey());
            }
        }
    }

    /** The account goes. */
    void forget(Login login) {
        for (Map.Entry<Pointer, Open> list : new ArrayList<>(lists.entrySet())) {
            if (list.getValue().login() == login) {
                lists.remove(list.getKey());
                Purple.purple_roomlist_unref(list.getKey());
            }
        }
    }

    private void tell(Login login, RoomEvent what) {
        sink.send(new Event.InRoom(login.number, "", what));
    }
}
