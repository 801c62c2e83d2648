package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.xmpp.packet.JID;

/**
 * The registrations of one service, in the server's database, passwords encrypted. Every call with a user in it blocks, and throws {@link
 * StorageException} when the database does.
 */
public interface Registrations {

    Optional<Registration> find(JID user);

    /** All of the service's registrations; passwords included. */
    List<Registration> all();

    /** Adds the user's registration, or replaces it. */
    void save(Registration registration);

    /** Removes everything that is kept of the user for this service. Whether there was anything. */
    boolean delete(JID user);

    /**
     * Calls back when an account of this server is deleted; the user's registration has gone with it. At most one listener; called on an
     * executor thread.
     */
    void onAccountDeleted(Consumer<JID> listener);

    /** The database does not do what is asked; the message says what, and names no password. */
    class StorageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public StorageException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
