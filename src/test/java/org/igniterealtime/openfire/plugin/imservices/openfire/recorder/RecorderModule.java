package org.igniterealtime.openfire.plugin.imservices.openfire.recorder;

import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** Makes services that write down what they receive, and do what messages tell them. */
public final class RecorderModule implements ServiceModule {

    @Override
    public String id() {
        return "recorder";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) {
        return new RecorderService(definition, host);
    }
}
