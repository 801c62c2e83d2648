package org.igniterealtime.openfire.plugin.imservices.directory;

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

/** User directories: {@code module=directory}. */
public final class DirectoryModule implements ServiceModule {

    @Override
    public String id() {
        return "directory";
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        return new DirectoryService(definition, host, Settings.of(definition.parameters()));
    }

    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) {
        Texts texts = workshop.texts(locale);
        return List.of(
                new TypeOffer(
                        Category.DIRECTORY,
                        "user",
                        id(),
                        "",
                        texts.get("definition.type.directory.user"),
                        "",
                        Settings.parameters(texts)));
    }
}
