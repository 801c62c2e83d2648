package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/**
 * The server's own engine of chat rooms (XEP-0045), serving the service's domain. A service opens it when it starts, hands it
 * the stanzas that are the rooms' affair, and closes it when it stops; what the engine says goes out by itself, from the
 * service's domain.
 */
public interface Rooms {

    /** A {@link Settings#maximumUsers} without limit. */
    int UNLIMITED = 0;

    /**
     * How rooms are when they come into being.
     *
     * @param permanent whether a room stays when the last one has left, across restarts of the server, too. It is open for
     *     everybody as soon as it is made; one that does not stay is open once its owner has decided on it (XEP-0045 section 10.1)
     * @param creators who may make rooms, as bare addresses; empty when everybody may
     * @param maximumUsers how many may be in a room; {@link #UNLIMITED}
     * @param history how many messages somebody who comes in is shown
     * @param moderated whether only those may talk who have been given a voice
     * @param membersOnly whether only members may come in
     * @param password wanted of everybody who comes in; {@link Secret#NONE}
     */
    record Settings(
            boolean permanent,
            List<JID> creators,
            int maximumUsers,
            int history,
            boolean moderated,
            boolean membersOnly,
            Secret password) {
        public Settings {
            creators = List.copyOf(creators);
            Objects.requireNonNull(password);
            if (maximumUsers < 0 || history < 0) {
                throw new IllegalArgumentException(
                        "neither users nor messages can be less than none");
            }
        }
    }

    /**
     * What happens in the rooms. Called by the server's threads, by several at once, in order for each room: must return at once and
     * throw nothing. A room is named by the node of its address, a user by his full address.
     */
    interface Events {

        void joined(String room, JID user, String nick);

        void left(String room, JID user);

        void renamed(String room, JID user, String before, String nick);

        void said(String room, JID user, String nick, Message message);

        void subjectChanged(String room, JID user, String subject);

        /** The room is gone, and with it whoever was in it. */
        void destroyed(String room);
    }

    /**
     * Opens the engine, with the permanent rooms that there are. Blocks.
     *
     * @param description what the service is called
     * @throws ServiceException when the server has no rooms at such a domain, or somebody else's are there
     */
    void open(String description, Settings settings, Events events) throws ServiceException;

    /** Another description; whoever is in stays in. Blocks. */
    void describe(String description);

    /** What the open engine can, for disco#info of the service. */
    Set<String> features();

    /** Hands a stanza to the open engine, in the calling thread. It may come from anybody whom a service may speak for. */
    void deliver(Packet stanza);

    /**
     * The same for a request: whether the engine has done what was wanted. The answer goes to who asked by itself.
     *
     * @return false when it has refused, or not answered within the call
     */
    boolean grants(IQ request);

    /** What the open engine answers to a disco#info (XEP-0030) of one of its addresses. */
    IQ info(IQ request);

    /** Whether there is such a room. May ask the database. */
    boolean exists(String room);

    /**
     * Closes the engine: whoever is in is told so (XEP-0045 section 9.10), rooms that are not permanent are gone, the others kept. Blocks.
     * Without effect when it is not open.
     */
    void close();
}
