package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.service.KeepingHost;
import org.xmpp.packet.JID;

/** A server, a fake, as far as a proxy needs one. */
final class ProxyHost extends KeepingHost {

    final Set<JID> shutOut = ConcurrentHashMap.newKeySet();

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        return !shutOut.contains(user.asBareJID());
    }
}
