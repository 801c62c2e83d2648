package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import java.util.List;

/** What a worker tells of a room; part of {@link Event.InRoom}. */
public sealed interface RoomEvent {

    /** @param rank an {@code Occupant.Rank} by name */
    record Person(String nick, String rank, boolean away) {}

    record Entered(String nick, List<Person> people, String subject, String subjectBy)
            implements RoomEvent {
        public Entered {
            people = List.copyOf(people);
        }
    }

    /** The kind is a {@code RoomFailure.Kind} by name. */
    record Refused(String kind, String reason) implements RoomEvent {}

    record Here(Person person) implements RoomEvent {}

    record Renamed(String from, String to) implements RoomEvent {}

    /** @param how a {@code Departure.How} by name */
    record Gone(String nick, String how, String by, String reason) implements RoomEvent {}

    /** The account is out; see {@link Gone}. */
    record Out(String how, String by, String reason) implements RoomEvent {}

    /** @param time milliseconds since 1970-01-01T00:00Z */
    record Said(String nick, String text, long time) implements RoomEvent {}

    record Subject(String nick, String text) implements RoomEvent {}

    record Invited(String from, String reason, String password) implements RoomEvent {

        /** Without the password. */
        @Override
        public String toString() {
            return "Invited[from=" + from + "]";
        }
    }

    record Entry(String name, int people, String subject) {}

    record Listed(long id, List<Entry> rooms) implements RoomEvent {
        public Listed {
            rooms = List.copyOf(rooms);
        }
    }

    record Done(long id) implements RoomEvent {}

    /** The kind is a {@code RoomFailure.Kind} by name. */
    record Failed(long id, String kind, String reason) implements RoomEvent {}
}
