package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/**
 * Monitors: {@code module=monitor}. {@code type=service} means monitoring and events in one; there is the first of it, and its state
 * says so.
 */
public final class MonitorModule implements ServiceModule {

    private static final String MONITOR = "monitor";
    static final String BOTH = "service";

    @Override
    public String id() {
        return MONITOR;
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        if (!definition.type().equals(MONITOR) && !definition.type().equals(BOTH)) {
            throw new ServiceException(MonitorWording.NO_EVENTS.with());
        }
        if (!definition.parameters().protocol().isEmpty()
                || !definition.parameters().values().isEmpty()) {
            String first =
                    Stream.concat(
                                    Stream.of(definition.parameters().protocol()),
                                    definition.parameters().values().keySet().stream())
                            .filter(word -> !word.isEmpty())
                            .findFirst()
                            .orElse("");
            throw new ServiceException(MonitorWording.NO_PARAMETERS.with(first));
        }
        return new MonitorService(definition, host);
    }

    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) {
        Texts texts = workshop.texts(locale);
        return Stream.of(MONITOR, BOTH)
                .map(
                        type ->
                                new TypeOffer(
                                        Category.SERVICE,
                                        type,
                                        id(),
                                        "",
                                        texts.find("definition.type.service." + type).orElse(type),
                                        "",
                                        List.of()))
                .toList();
    }
}
