package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jivesoftware.util.JiveGlobals;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** What the server knows of its own users. */
final class LocalUsers {

    private final XMPPServer server;

    LocalUsers(XMPPServer server) {
        this.server = server;
    }

    /** Blocks: the account may have to be read. */
    boolean exists(JID user) {
        if (!server.isLocal(user) || user.getNode() == null) {
            return false;
        }
        try {
            // The shorter questions of the user manager are not the same in all versions, and one
            // asks remote servers.
            server.getUserManager().getUser(user.getNode());
            return true;
        } catch (UserNotFoundException e) {
            return false;
        }
    }

    List<Presence> presences(JID user) {
        List<Presence> presences = new ArrayList<>();
        for (ClientSession session : sessions(user)) {
            Presence presence = session.getPresence();
            if (presence != null && presence.isAvailable()) {
                Presence copy = presence.createCopy();
                copy.setFrom(session.getAddress());
                presences.add(copy);
            }
        }
        return presences;
    }

    Locale locale(JID user) {
        for (ClientSession session : sessions(user)) {
            Locale language = session.getLanguage();
            if (language != null) {
                return language;
            }
        }
        return JiveGlobals.getLocale();
    }

    private Iterable<ClientSession> sessions(JID user) {
        if (!server.isLocal(user) || user.getNode() == null) {
            return List.of();
        }
        return server.getSessionManager().getSessions(user.getNode());
    }
}
