package org.igniterealtime.openfire.plugin.imservices.gateway;

import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** XMPP ping (XEP-0199). */
final class PingHandler implements IqHandler {

    static final String NAMESPACE = "urn:xmpp:ping";

    private final Host host;

    PingHandler(Host host) {
        this.host = host;
    }

    @Override
    public void handle(IQ request) {
        host.send(
                request.getType() == IQ.Type.get
                        ? IQ.createResultIQ(request)
                        : Stanzas.error(request, Condition.bad_request, null));
    }
}
