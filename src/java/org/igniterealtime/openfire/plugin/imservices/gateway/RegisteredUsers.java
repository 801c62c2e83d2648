package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xmpp.packet.JID;

/**
 * Who is registered, kept in memory so that a stanza from a stranger costs no look-up in the database and makes no
 * session. Safe for all threads; asking takes no lock.
 */
final class RegisteredUsers {

    private final Set<String> users = ConcurrentHashMap.newKeySet();

    boolean contains(JID user) {
        return users.contains(user.toBareJID());
    }

    void add(JID user) {
        users.add(user.toBareJID());
    }

    void remove(JID user) {
        users.remove(user.toBareJID());
    }

    List<JID> all() {
        return users.stream().map(JID::new).toList();
    }
}
