package org.igniterealtime.openfire.plugin.imservices.bench;

import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.xmpp.packet.Packet;

/** A service that does nothing, from a jar in the modules folder: what is left is the plugin's own work to start it. */
public final class IdleModule implements ServiceModule {

    @Override
    public String id() {
        return "idle";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) {
        return new Idle();
    }

    private static final class Idle implements Service {

        @Override
        public void start() {
            // Nothing to start.
        }

        @Override
        public void receive(Packet stanza) {
            // Nobody writes to it.
        }

        @Override
        public void stop() {
            // Nothing to stop.
        }
    }
}
