package org.igniterealtime.openfire.plugin.imservices.kit.server;

import org.xmpp.component.Component;
import org.xmpp.component.ComponentException;
import org.xmpp.component.ComponentManager;
import org.xmpp.component.ComponentManagerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** Holds a subdomain and says nothing. */
final class SilentComponent implements Component {

    static String add(String subdomain) throws ComponentException {
        ComponentManagerFactory.getComponentManager()
                .addComponent(subdomain, new SilentComponent());
        return subdomain;
    }

    @Override
    public String getName() {
        return "Silent";
    }

    @Override
    public String getDescription() {
        return "Holds a subdomain";
    }

    @Override
    public void processPacket(Packet packet) {}

    @Override
    public void initialize(JID jid, ComponentManager manager) {}

    @Override
    public void start() {}

    @Override
    public void shutdown() {}
}
