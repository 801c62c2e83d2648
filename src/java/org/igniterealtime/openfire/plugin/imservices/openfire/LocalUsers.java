package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.carbons.Sent;
import org.jivesoftware.openfire.forward.Forwarded;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jivesoftware.util.JiveGlobals;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
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

    /** Sends a copy of a message of his own to each client of a user that has asked for such (XEP-0280 section 8). */
    void carbon(Message sent) {
        JID user = sent.getFrom().asBareJID();
        for (ClientSession session : sessions(user)) {
            Presence presence = session.getPresence();
            if (session.isMessageCarbonsEnabled() && presence != null && presence.isAvailable()) {
                Message carbon = new Message();
                carbon.setType(sent.getType());
                carbon.setFrom(user);
                carbon.setTo(session.getAddress());
                carbon.addExtension(new Sent(new Forwarded(sent)));
                session.process(carbon);
            }
        }
    }

    private Iterable<ClientSession> sessions(JID user) {
        if (!server.isLocal(user) || user.getNode() == null) {
            return List.of();
        }
        return server.getSessionManager().getSessions(user.getNode());
    }
}
