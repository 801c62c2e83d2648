package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;
import java.util.List;

/** What a network tells of the rooms of one account; called as {@link AccountListener} is. Names of rooms are normalized. */
public interface RoomListener {

    /** For accounts that nobody wants in rooms. */
    RoomListener NOBODY = new RoomListener() {};

    /**
     * The account is in.
     *
     * @param nick what it is called there
     * @param occupants who is there, the account included
     * @param subject plain text; empty when there is none
     * @param subjectBy who set it; empty when nobody knows
     */
    default void entered(
            String room, String nick, List<Occupant> occupants, String subject, String subjectBy) {}

    /** It did not get in. */
    default void refused(String room, RoomFailure failure) {}

    /** Somebody came, or is something else now. */
    default void occupant(String room, Occupant occupant) {}

    default void renamed(String room, String from, String to) {}

    default void gone(String room, String nick, Departure how) {}

    /** The account is out, and not because it wanted to. */
    default void left(String room, Departure how) {}

    /**
     * Somebody said something; the account itself, when it did so from elsewhere.
     *
     * @param text plain text, lines separated by {@code \n}
     */
    default void message(String room, String nick, String text, Instant time) {}

    /** The subject has changed; by nobody known when the nickname is empty. */
    default void subject(String room, String nick, String text) {}

    /** Somebody wants the user to come. The password is empty when the room has none. */
    default void invited(String room, String from, String reason, String password) {}

    /** The rooms that there are, those with the most people first; of very many only some. */
    default void listed(long id, List<ListedRoom> rooms) {}

    /** What was asked for has been done. */
    default void done(long id) {}

    default void failed(long id, RoomFailure failure) {}
}
