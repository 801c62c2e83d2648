package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/** How a service gets its place on the server. Implemented by the room that knows the server; every call may block. */
public interface Hosting {

    /**
     * Claims the definition's domain, one that has been vacated included.
     *
     * @param gate asked about every stanza to and from the domain, from the first on; whoever has it may switch it at any time
     * @param reports where the service's own reports of its state go; may be called by any thread
     * @throws ServiceException when the domain is the server's own, one of the server's own subdomains, or held by
     *     somebody else; the message is the reason
     */
    Place claim(ServiceDefinition definition, Gate gate, StateReports reports)
            throws ServiceException;

    /**
     * What the list's rules for groups and subscriptions ask, as the server knows it now, kept right until it is closed. Blocks until all
     * is known for the first time.
     *
     * @param domain of the service whose list it is
     * @param changed called on one of the plugin's own threads after an answer may have become another; several changes may
     *     become one call
     * @throws ServiceException when the server does not tell; the message is the reason
     */
    LivePeers peers(String domain, AccessList list, Runnable changed) throws ServiceException;

    /** What modules may use while there is no service of theirs; one for all of them. */
    Workshop workshop();

    /** Tells who listens that the state of a service, or the reason for it, is another. Returns at once, throws nothing. */
    default void stateChanged(ServerEvents.ServiceState change) {
        // Nobody needs to listen.
    }

    /**
     * Gives a domain that has been vacated back to the server. Without effect when it is not held, or is in use. Between a vacation
     * and the next claim a domain is kept, because the server silently drops messages to a domain that nobody holds.
     */
    void release(String domain);

    /** A claimed domain. */
    interface Place {

        /** What the service on it may ask of the server. */
        Host host();

        /** From now on stanzas to the domain go to the service, and the server lists it if it is to be browsed. */
        void open(Service service);

        /** A definition that needs no restart: description, browse mode, history; of an access list the gate knows. */
        void update(ServiceDefinition definition);

        /** No stanza goes to the service and the server lists it no more. The domain is kept. Idempotent. */
        void shut();

        /**
         * Gives everything that the host lent to the service back. Implies {@link #shut}. The domain is kept, and who writes
         * to it is told that nothing is available, until it is claimed anew or {@link Hosting#release released}. Idempotent.
         */
        void vacate();
    }

    /** What a service says of its own state. */
    interface StateReports {
        void degraded(Phrase reason);

        void recovered();

        void failed(Phrase reason);
    }
}
