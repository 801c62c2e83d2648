package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Software version (XEP-0092) of the gateway; people on the network have none that is known. */
final class VersionHandler implements IqHandler {

    static final String NAMESPACE = "jabber:iq:version";

    private final Host host;
    private final Addresses addresses;
    private final Supplier<ServiceDefinition> definition;

    VersionHandler(Host host, Addresses addresses, Supplier<ServiceDefinition> definition) {
        this.host = host;
        this.addresses = addresses;
        this.definition = definition;
    }

    @Override
    public void handle(IQ request) {
        if (request.getType() != IQ.Type.get || !addresses.isGateway(request.getTo())) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("query", NAMESPACE);
        answer.addElement("name").setText("IM Services (" + definition.get().type() + ")");
        // From the jar's manifest; classes that were not started from a jar have none.
        String version = VersionHandler.class.getPackage().getImplementationVersion();
        answer.addElement("version").setText(version == null ? "unreleased" : version);
        host.send(result);
    }
}
