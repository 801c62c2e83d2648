package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xmpp.packet.JID;

/** What the server knows of groups and rosters. Every call blocks. */
interface PeerSource {

    /** The server does not tell; the message says why. */
    final class NotTold extends Exception {

        private static final long serialVersionUID = 1L;

        NotTold(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Who is in a group, members and administrators; empty when there is none.
     *
     * @param group its name, or the name under which it is shared into rosters; several may have that
     */
    Optional<Set<JID>> members(String group) throws NotTold;

    /** The local users who have the service in their rosters, by their names. */
    Map<String, RosterContact> contacts(String domain) throws NotTold;
}
