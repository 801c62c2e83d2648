package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomCommand;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** The rooms that accounts are in or on their way into, whatever the protocol. For the loop thread. */
final class Rooms {

    /** How long a network may take to let somebody in. */
    private static final long PATIENCE_NANOS = 45_000_000_000L;

    /** Protocols tell who is in a room in several steps, and some never that the account is. */
    private static final long SETTLING_NANOS = 5_000_000_000L;

    /** So many people fit into one frame; the others are told one by one. */
    private static final int AT_ONCE = 5_000;

    private final RoomNames names;
    private final Loop loop;
    private final EventSink sink;
    private final Map<Login, Map<String, Room>> rooms = new HashMap<>();
    private final Map<Pointer, Room> byConversation = new HashMap<>();

    Rooms(RoomNames names, Loop loop, EventSink sink) {
        this.names = names;
        this.loop = loop;
        this.sink = sink;
    }

    RoomNames names() {
        return names;
    }

    /** Null when the account has nothing to do with it. */
    Room of(Login login, String name) {
        return rooms.getOrDefault(login, Map.of()).get(name);
    }

    /** Whether the account is in the room, or on its way there. */
    boolean isWanted(Login login, String name) {
        Room room = of(login, name);
        return room != null && !room.unwanted;
    }

    /** Null when it is none of ours. */
    Room of(Pointer conversation) {
        return byConversation.get(conversation);
    }

    /** Those that the account is in, or on its way into. */
    List<Room> of(Login login) {
        return List.copyOf(rooms.getOrDefault(login, Map.of()).values());
    }

    // What the plugin wants

    void handle(Login login, String name, RoomCommand command) {
        if (command instanceof RoomCommand.ListAll all) {
            login.dialect().rooms().list(all.id());
        } else if (command instanceof RoomCommand.Join join) {
            join(login, name, join);
        } else if (command instanceof RoomCommand.Ask ask) {
            Room room = of(login, name);
            if (room == null || !room.entered) {
                sink.send(
                        new Room(login, name)
                                .event(new RoomEvent.Failed(ask.id(), "NOT_INSIDE", "")));
            } else {
                login.dialect().rooms().ask(room, ask);
            }
        } else {
            leave(login, name);
        }
    }

    private void join(Login login, String name, RoomCommand.Join join) {
        Room known = of(login, name);
        if (known != null && known.entered) {
            tellAll(known);
            return;
        }
        if (known != null && !known.unwanted) {
            return;
        }
        Room room = new Room(login, name);
        rooms.computeIfAbsent(login, key -> new LinkedHashMap<>()).put(name, room);
        if (!login.isOnline()) {
            refuse(room, "OTHER", "");
        } else {
            login.dialect().rooms().join(room, join.nick(), join.password());
        }
    }

    private void leave(Login login, String name) {
        Room room = of(login, name);
        if (room == null) {
            return;
        }
        room.unwanted = true;
        if (room.conversation != null) {
            drop(room);
            login.dialect().flush();
        }
    }

    /** The account is gone. */
    void forget(Login login) {
        of(login).forEach(this::drop);
        rooms.remove(login);
    }

    // What the network tells

    /** A room that the account wants into does not let it in. */
    void refuse(Room room, String kind, String reason) {
        if (!isCurrent(room)) {
            return;
        }
        remove(room);
        if (!room.unwanted) {
            // What still waits to be sent for it must not go.
            room.unwanted = true;
            sink.send(room.event(new RoomEvent.Refused(kind, reason)));
        }
    }

    /** The room that an account is waiting to get into; null when it is not. */
    Room awaited(Login login, String name) {
        Room room = of(login, name);
        return room == null || room.conversation != null ? null : room;
    }

    /** libpurple has made a chat. The network may have put the account into it without being asked. */
    void created(Login login, Pointer conversation) {
        String name = names.toPlugin(C.orEmpty(Purple.purple_conversation_get_name(conversation)));
        Room room = of(login, name);
        if (room == null || room.conversation != null) {
            room = new Room(login, name);
            rooms.computeIfAbsent(login, key -> new LinkedHashMap<>()).put(name, room);
        }
        room.conversation = conversation;
        room.since = System.nanoTime();
        byConversation.put(conversation, room);
        if (room.unwanted) {
            Room late = room;
            loop.later(() -> drop(late));
        }
    }

    void destroyed(Pointer conversation) {
        Room room = byConversation.get(conversation);
        if (room != null) {
            remove(room);
        }
    }

    /** Somebody is in the room, or is something else than before. */
    void here(Room room, List<String> nicks) {
        if (room.entered) {
            nicks.forEach(nick -> sink.send(room.event(new RoomEvent.Here(room.person(nick)))));
        } else if (room.has(room.nick())) {
            enter(room);
        }
    }

    void tell(Room room, RoomEvent what) {
        if (room.entered && !room.unwanted) {
            sink.send(room.event(what));
        }
    }

    void subject(Room room, String by, String text) {
        room.subject = text;
        room.subjectBy = by;
        tell(room, new RoomEvent.Subject(by, text));
    }

    /** The account is out. From within a callback of the conversation's. */
    void left(Room room, RoomEvent.Out how) {
        if (room.unwanted || !isCurrent(room)) {
            return;
        }
        room.unwanted = true;
        sink.send(room.event(room.entered ? how : new RoomEvent.Refused("OTHER", how.reason())));
        loop.later(() -> drop(room));
    }

    /** Called about once a second. */
    void tick(Login login) {
        login.dialect().rooms().tick();
        long now = System.nanoTime();
        for (Room room : of(login)) {
            if (room.queued && room.unwanted) {
                remove(room);
            } else if (room.conversation == null
                    && !room.queued
                    && now - room.since > PATIENCE_NANOS) {
                refuse(room, "TIMEOUT", "");
            } else if (room.conversation != null
                    && !room.entered
                    && now - room.since > SETTLING_NANOS) {
                enter(room);
            }
        }
    }

    private void enter(Room room) {
        room.entered = true;
        tellAll(room);
    }

    private void tellAll(Room room) {
        if (room.unwanted) {
            return;
        }
        List<RoomEvent.Person> people = new ArrayList<>();
        for (Pointer occupant : C.list(Purple.purple_conv_chat_get_users(room.chat()))) {
            people.add(room.person(C.orEmpty(Purple.purple_conv_chat_cb_get_name(occupant))));
        }
        String own = room.nick();
        if (people.stream().noneMatch(person -> person.nick().equals(own))) {
            people.add(0, new RoomEvent.Person(own, "NONE", false));
        }
        List<RoomEvent.Person> first = people.subList(0, Math.min(AT_ONCE, people.size()));
        sink.send(room.event(new RoomEvent.Entered(own, first, room.subject, room.subjectBy)));
        people.stream()
                .skip(first.size())
                .forEach(person -> sink.send(room.event(new RoomEvent.Here(person))));
    }

    private boolean isCurrent(Room room) {
        return of(room.login, room.name) == room;
    }

    private void drop(Room room) {
        Pointer conversation = room.conversation;
        remove(room);
        if (conversation != null
                && C.list(Purple.purple_get_conversations()).contains(conversation)) {
            // Leaves the room as well, if the account is still in.
            Purple.purple_conversation_destroy(conversation);
        }
    }

    private void remove(Room room) {
        room.unwanted |= room.entered;
        byConversation.remove(room.conversation);
        room.conversation = null;
        Map<String, Room> own = rooms.get(room.login);
        if (own != null && own.remove(room.name, room) && own.isEmpty()) {
            rooms.remove(room.login);
        }
    }
}
