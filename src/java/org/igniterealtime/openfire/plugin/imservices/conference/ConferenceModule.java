package org.igniterealtime.openfire.plugin.imservices.conference;

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

/** Chat rooms: {@code module=conference}. */
public final class ConferenceModule implements ServiceModule {

    static final String PRIVATE = "private";
    static final String PUBLIC = "public";

    @Override
    public String id() {
        return "conference";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        return new Conference(definition, host);
    }

    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) {
        Texts texts = workshop.texts(locale);
        return Stream.of(PRIVATE, PUBLIC)
                .map(
                        type ->
                                new TypeOffer(
                                        Category.CONFERENCE,
                                        type,
                                        id(),
                                        "",
                                        texts.get("conference.type." + type),
                                        "",
                                        RoomParameters.of(texts)))
                .toList();
    }
}
