package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ListedRoom;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomListener;

/** Puts what the network tells of rooms to one log-in into the session's mailbox, in order. */
final class NetworkRoomEvents implements RoomListener {

    /** What is told to the rooms if the log-in still counts by then; may wait for room in the mailbox. */
    private final Consumer<Consumer<RoomListener>> heard;

    NetworkRoomEvents(Consumer<Consumer<RoomListener>> heard) {
        this.heard = heard;
    }

    @Override
    public void entered(
            String room, String nick, List<Occupant> occupants, String subject, String subjectBy) {
        heard.accept(rooms -> rooms.entered(room, nick, occupants, subject, subjectBy));
    }

    @Override
    public void refused(String room, RoomFailure failure) {
        heard.accept(rooms -> rooms.refused(room, failure));
    }

    @Override
    public void occupant(String room, Occupant occupant) {
        heard.accept(rooms -> rooms.occupant(room, occupant));
    }

    @Override
    public void renamed(String room, String from, String to) {
        heard.accept(rooms -> rooms.renamed(room, from, to));
    }

    @Override
    public void gone(String room, String nick, Departure how) {
        heard.accept(rooms -> rooms.gone(room, nick, how));
    }

    @Override
    public void left(String room, Departure how) {
        heard.accept(rooms -> rooms.left(room, how));
    }

    @Override
    public void message(String room, String nick, String text, Instant time) {
        heard.accept(rooms -> rooms.message(room, nick, text, time));
    }

    @Override
    public void subject(String room, String nick, String text) {
        heard.accept(rooms -> rooms.subject(room, nick, text));
    }

    @Override
    public void invited(String room, String from, String reason, String password) {
        heard.accept(rooms -> rooms.invited(room, from, reason, password));
    }

    @Override
    public void listed(long id, List<ListedRoom> all) {
        heard.accept(rooms -> rooms.listed(id, all));
    }

    @Override
    public void done(long id) {
        heard.accept(rooms -> rooms.done(id));
    }

    @Override
    public void failed(long id, RoomFailure failure) {
        heard.accept(rooms -> rooms.failed(id, failure));
    }
}
