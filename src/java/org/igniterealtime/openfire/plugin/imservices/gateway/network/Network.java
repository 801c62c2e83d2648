package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** A network that users log in to. One instance for each gateway service. */
public interface Network {

    /**
     * Makes the network ready to log in to. Called once, before anything else; may block.
     *
     * @throws NetworkException when it cannot be used at all; the message says why and what would help
     */
    void start() throws NetworkException;

    /** What an account needs. Valid after {@link #start}. */
    AccountForm accountForm();

    /** What it can do beyond what all can. Valid after {@link #start}. */
    Set<Ability> abilities();

    /**
     * What else a user may set at his registration, checked by the gateway before an account logs in with it; the fallback of
     * each is what counts for who sets nothing. Valid after {@link #start}.
     *
     * @param texts the user's language
     */
    default List<Parameter> fields(Texts texts) {
        return List.of();
    }

    /**
     * The one spelling of a contact's name under which the network reports it: case folded, and so on. Does not block.
     */
    String normalize(String name);

    /** Whether people in rooms go by the names that they are written to by. Elsewhere nobody can be written to privately in a room. */
    default boolean hasContactsInRooms() {
        return false;
    }

    /**
     * Whether a normalized name is a room's and not somebody's. Of what the name is made decides, not whether there is such a
     * room. Does not block.
     */
    default boolean isRoom(String name) {
        return false;
    }

    /**
     * Begins to log the account in and returns at once; everything after that is told to the listener. Until the listener
     * has been told {@link AccountListener#offline}, the same account id must not be logged in again.
     */
    NetworkAccount logIn(Account account, AccountListener listener);

    /** Logs everybody out and ends. Safe when called twice or after a failed start; may block up to 10 s. */
    void stop();
}
