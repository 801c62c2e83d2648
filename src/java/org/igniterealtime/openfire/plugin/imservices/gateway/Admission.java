package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Who of the registered users the access list keeps out, as far as that matters when it lets them in again: who is there then is
 * logged in, as after a start. A user may be in with those of his resources for which there is presence; so presence is what is
 * asked for. {@link #begin} and {@link #changed} are for one thread at a time.
 */
final class Admission {

    private final Host host;
    private final RegisteredUsers registered;

    /** Bare addresses of users, and full ones of resources that have been put out. */
    private final Set<JID> keptOut = ConcurrentHashMap.newKeySet();

    Admission(Host host, RegisteredUsers registered) {
        this.host = host;
        this.registered = registered;
    }

    /** Whether the list lets this address be present. For any thread. */
    boolean allows(JID address) {
        return host.mayUse(address, StanzaKind.PRESENCE_IN);
    }

    /** A resource has been put out. For any thread. */
    void putOut(JID resource) {
        keptOut.add(resource);
    }

    /** The gateway starts. */
    void begin() {
        registered.all().stream().filter(user -> !allows(user)).forEach(keptOut::add);
    }

    /**
     * The list has changed. Blocks.
     *
     * @param again told of each user who may have been let in again
     */
    void changed(Consumer<JID> again) {
        Set<JID> users = new LinkedHashSet<>();
        for (JID address : keptOut) {
            if (!registered.contains(address)) {
                keptOut.remove(address);
            } else if (allows(address)) {
                keptOut.remove(address);
                users.add(address.asBareJID());
            } else if (address.getResource() != null && !isThere(address)) {
                keptOut.remove(address);
            }
        }
        registered.all().stream().filter(user -> !allows(user)).forEach(keptOut::add);
        users.forEach(again);
    }

    private boolean isThere(JID resource) {
        return host.presences(resource.asBareJID()).stream()
                .map(Presence::getFrom)
                .anyMatch(resource::equals);
    }
}
