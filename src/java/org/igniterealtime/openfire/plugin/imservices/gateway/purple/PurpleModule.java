package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.Gateway;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/** Gateways to the networks that libpurple speaks to: {@code module=purple}. */
public final class PurpleModule implements ServiceModule {

    private final InstalledProtocols installed =
            new InstalledProtocols(PurpleNetwork.WORKER_MAIN, WorkerSettings.PATIENCE);

    @Override
    public String id() {
        return "purple";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) {
        return new Gateway(definition, host, new PurpleNetwork(definition, host));
    }

    /** {@inheritDoc} The first time, and when other protocols are installed, a worker process is started that is asked. */
    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) throws InterruptedException {
        return new PurpleOffers(ServiceCatalog.builtIn(), id(), workshop.texts(locale))
                .of(installed.get(workshop));
    }
}
