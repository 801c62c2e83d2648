package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.xmpp.packet.Packet;

/** A running service: it owns a domain and answers the stanzas that are sent there. */
public interface Service {

    /**
     * Begins to serve. Called once, on one of the plugin's own threads; may take time. A service that can work but not
     * fully says so through {@link Host#degraded}.
     *
     * @throws ServiceException when it cannot work; the message is the reason an administrator reads. {@link #stop} is
     *     called after that too
     */
    void start() throws ServiceException;

    /**
     * Takes a stanza addressed to the service's domain or to anything at it. Called on Openfire's threads, by several at
     * once, one stanza of a sender after the other: must return at once, without I/O, lock waits or native calls.
     * Anything thrown is logged and, for a message or a request, answered with internal-server-error.
     */
    void receive(Packet stanza);

    /**
     * A definition that differs from the present one in nothing that {@link ServiceDefinition#needsNoRestartFor} wants a
     * restart for. Called on one of the plugin's own threads.
     */
    default void update(ServiceDefinition definition) {}

    /**
     * Whom the service's access list lets in has changed: the list, or the groups and subscriptions it names. Whoever is in and
     * may not be ({@link Host#mayUse}) is to be put out, with a {@link Host#farewell}; whoever may be in again and is there is to be let
     * in. Called on one of the plugin's own threads between {@link #start} and {@link #stop}, never twice at once; several
     * changes may become one call. Should return soon: a stop waits for it.
     */
    default void accessChanged() {}

    /**
     * How many users are logged in through it at present; empty when that is no question for it. Called by any thread, often
     * and for many services at once: must return at once, without I/O or lock waits.
     */
    default OptionalInt usersOnline() {
        return OptionalInt.empty();
    }

    /**
     * Ends the service: the exact reverse of {@link #start}, safe after half a start and when called twice. Nothing of it
     * may be left when it returns: no thread, process, timer, socket, route. May take up to 10 s.
     */
    void stop();
}
