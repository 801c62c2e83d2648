package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/** Proxies for file transfers: {@code module=bytestreams}. Those with the same port share it. */
public final class BytestreamsModule implements ServiceModule {

    private static final String TYPE = "bytestreams";

    private final Doors doors = new Doors();

    @Override
    public String id() {
        return TYPE;
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        return new BytestreamsProxy(
                definition, host, doors, ProxySettings.of(definition.parameters()));
    }

    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) {
        Texts texts = workshop.texts(locale);
        return List.of(
                new TypeOffer(
                        Category.PROXY,
                        TYPE,
                        id(),
                        "",
                        texts.find("definition.type.proxy." + TYPE).orElse(TYPE),
                        "",
                        ProxyParameters.in(texts)));
    }
}
