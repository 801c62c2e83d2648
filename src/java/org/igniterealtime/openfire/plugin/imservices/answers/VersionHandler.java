package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Software version (XEP-0092). */
final class VersionHandler implements IqHandler {

    static final String NAMESPACE = "jabber:iq:version";

    private final Host host;
    private final Entities entities;

    VersionHandler(Host host, Entities entities) {
        this.host = host;
        this.entities = entities;
    }

    @Override
    public void handle(IQ request) {
        Optional<Software> software = entities.at(request.getTo()).flatMap(Entity::software);
        if (request.getType() != IQ.Type.get || software.isEmpty()) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("query", NAMESPACE);
        answer.addElement("name").setText(software.get().name());
        answer.addElement("version").setText(software.get().version());
        host.send(result);
    }
}
