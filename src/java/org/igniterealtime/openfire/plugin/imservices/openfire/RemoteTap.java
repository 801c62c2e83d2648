package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.RemoteFailed;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * Servers that cannot be reached: the errors that Openfire makes for the senders of stanzas to them, on their way to its own users. Looked at
 * by the plugin's interceptor, and only while somebody listens. No version of Openfire tells listeners of them. Not seen are failures of
 * which no user of this server is told: those of stanzas of services, and connections that other servers begin.
 */
final class RemoteTap implements OpenfireEvents.Tap {

    private final Consumer<RemoteFailed> events;
    private final Predicate<JID> near;
    private volatile boolean open;

    /** @param near whether an address is at this server or one of its components; must not block */
    RemoteTap(Predicate<JID> near, Consumer<RemoteFailed> events) {
        this.near = near;
        this.events = events;
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    /** Looks at a stanza that is on its way to a user. Throws nothing. */
    void look(Packet packet) {
        if (!open) {
            return;
        }
        Element element = packet.getElement();
        if (!"error".equals(element.attributeValue("type"))) {
            return;
        }
        PacketError error = packet.getError();
        JID from = packet.getFrom();
        if (error == null || from == null || near.test(from)) {
            return;
        }
        Condition condition = error.getCondition();
        if (condition == Condition.remote_server_not_found
                || condition == Condition.remote_server_timeout) {
            events.accept(new RemoteFailed(from.getDomain(), condition.toXMPP()));
        }
    }
}
