package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Hands each request to the handler of its namespace. */
final class IqDispatcher {

    private final Host host;
    private final Map<String, IqHandler> handlers;

    IqDispatcher(Host host, Map<String, IqHandler> handlers) {
        this.host = host;
        this.handlers = Map.copyOf(handlers);
    }

    void receive(IQ iq) {
        if (iq.getType() != IQ.Type.get && iq.getType() != IQ.Type.set) {
            // An answer to something; the gateway asks nothing.
            return;
        }
        if (iq.getChildElement() == null) {
            // RFC 6120 section 8.2.3: a request has exactly one child.
            host.send(Stanzas.error(iq, Condition.bad_request, null));
            return;
        }
        IqHandler handler = handlers.get(iq.getChildElement().getNamespaceURI());
        if (handler == null) {
            host.send(Stanzas.error(iq, Condition.service_unavailable, null));
        } else {
            handler.handle(iq);
        }
    }
}
