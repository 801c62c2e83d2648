package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

/** What the plugin wants of a room; part of {@link Command.InRoom}. */
public sealed interface RoomCommand {

    /** Answered by {@link RoomEvent.Entered} or {@link RoomEvent.Refused}. */
    record Join(String nick, String password) implements RoomCommand {

        /** Without the password. */
        @Override
        public String toString() {
            return "Join[nick=" + nick + "]";
        }
    }

    record Leave() implements RoomCommand {}

    /** About no room in particular. Answered by {@link RoomEvent.Listed} or {@link RoomEvent.Failed}. */
    record ListAll(long id) implements RoomCommand {}

    /**
     * Answered by {@link RoomEvent.Done} or {@link RoomEvent.Failed}.
     *
     * @param kind a {@code RoomRequest.Kind} by name
     */
    record Ask(long id, String kind, String who, String text) implements RoomCommand {}
}
