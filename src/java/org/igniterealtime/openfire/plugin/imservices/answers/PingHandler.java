package org.igniterealtime.openfire.plugin.imservices.answers;

import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** XMPP ping (XEP-0199). */
final class PingHandler implements IqHandler {

    static final String NAMESPACE = "urn:xmpp:ping";

    private final Host host;
    private final Entities entities;

    PingHandler(Host host, Entities entities) {
        this.host = host;
        this.entities = entities;
    }

    @Override
    public void handle(IQ request) {
        if (request.getType() != IQ.Type.get) {
            host.send(Stanzas.error(request, Condition.bad_request, null));
        } else if (entities.at(request.getTo()).isEmpty()) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
        } else {
            host.send(IQ.createResultIQ(request));
        }
    }
}
