package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Optional;
import org.xmpp.packet.JID;

/**
 * The registrations of one service, in the server's database, passwords encrypted. Every call blocks, and throws {@link
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

    /** The database does not do what is asked; the message says what, and names no password. */
    class StorageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public StorageException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
