package org.igniterealtime.openfire.plugin.imservices.service;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * All that a service may ask of the server. One for each service; safe for use by several threads. What blocks says so
 * and must be called on {@link #executor} threads, never from {@link Service#receive}.
 */
public interface Host extends Workshop {

    /**
     * Hands a stanza to the server's router, in the calling thread. The {@code from} must be at the service's domain.
     * Stanzas sent by one thread keep their order. A message to a user who is not online goes where the server's offline
     * policy puts it.
     *
     * @throws IllegalArgumentException when {@code from} is not at the service's domain
     */
    void send(Packet stanza);

    /**
     * Tells those clients of a local user that have asked for carbons (XEP-0280) that he has sent a message from elsewhere. Remote
     * users' servers take no such word from a service: for them nothing happens.
     *
     * @param sent from the user's bare address to an address at the service's domain
     * @throws IllegalArgumentException when it is to anybody else
     */
    void carbon(Message sent);

    /**
     * Whether the service's access list lets a stanza pass. What it does not let pass comes to no service and leaves none, so
     * this need not be asked of stanzas; it is asked of users who are in while the list changes ({@link Service#accessChanged}).
     *
     * @param user full where his resource is known
     */
    boolean mayUse(JID user, StanzaKind kind);

    /**
     * Says a last thing to somebody whom the access list may no longer let in, past the list: an unavailable presence, for the
     * service is gone for him (XEP-0016 section 2.11); or an error for a message that he sent while he was let in.
     *
     * @throws IllegalArgumentException when it is anything else, or {@code from} is not at the service's domain
     */
    void farewell(Packet last);

    /** Whether the address belongs to a registered account of this server. Blocks. */
    boolean isLocalUser(JID user);

    /** The available presences of a local user, one for each resource, as last broadcast; empty when none is online. */
    Collection<Presence> presences(JID user);

    /** The rosters of local users. */
    Rosters rosters();

    /** The accounts of this server. */
    Users users();

    /** Who is registered with this service. */
    Registrations registrations();

    /** The figures of this service in the server's statistics. */
    Statistics statistics();

    /** How the server is doing. */
    ServerFigures figures();

    /**
     * Notes in the server's log of what administrators do that somebody has done something through this service. Blocks; throws nothing.
     *
     * @param who his full address
     * @param what one line
     * @param details more, without passwords; may be empty
     */
    void audit(JID who, Phrase what, String details);

    /** What happens on the server. */
    ServerEvents events();

    /** The server's engine of chat rooms, for this service's domain. */
    Rooms rooms();

    /** The language of a user, when the server knows it, else the server's. */
    Locale locale(JID user);

    /** A folder that belongs to this service alone, readable by the server's user only; made when it is missing. Blocks. */
    @Override
    Path folder();

    /** The service works, but not fully; the reason is for the administrator. */
    void degraded(Phrase reason);

    /** The same with a reason that there is only in English. */
    default void degraded(String reason) {
        degraded(Phrase.english(reason));
    }

    /** The service works fully again. */
    void recovered();

    /** The service has stopped working by itself and waits to be stopped; the reason is for the administrator. */
    void failed(Phrase reason);

    /** The same with a reason that there is only in English. */
    default void failed(String reason) {
        failed(Phrase.english(reason));
    }
}
