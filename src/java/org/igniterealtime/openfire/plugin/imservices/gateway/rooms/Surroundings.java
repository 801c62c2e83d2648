package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkRooms;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** What the rooms of a user know of his session. For the session's mailbox. */
public interface Surroundings {

    /** One timer; it rings in the mailbox. */
    interface Timer {
        /** Does something after a while, instead of what was set before. */
        void set(Duration delay, Runnable action);

        void cancel();
    }

    /** The user's bare address. */
    JID user();

    /** The address of a room or of somebody on the network; empty when no JID can hold the name. */
    Optional<JID> address(String name);

    /** The name that an address stands for, normalized. */
    String name(JID address);

    /** The one spelling of a name on the network. */
    String normalized(String name);

    /** Whether the address is somebody's at this gateway, a room's or the gateway's own. */
    boolean isHere(JID address);

    /** Whether people in rooms go by their names on the network. */
    boolean hasContactsInRooms();

    /** The account's rooms, while it is online. */
    Optional<NetworkRooms> rooms();

    void send(Packet stanza);

    Texts texts();

    Instant now();

    Timer timer();
}
