package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.Gateway;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** Gateways to the networks that libpurple speaks to: {@code module=purple}. */
public final class PurpleModule implements ServiceModule {

    @Override
    public String id() {
        return "purple";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) {
        return new Gateway(definition, host, new PurpleNetwork(definition, host));
    }
}
