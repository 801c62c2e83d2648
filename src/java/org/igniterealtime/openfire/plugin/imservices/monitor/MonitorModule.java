package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Limits;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/** Monitors: {@code module=monitor}. {@code type=service} means monitoring and events in one. */
public final class MonitorModule implements ServiceModule {

    private static final String MONITOR = "monitor";
    private static final String EVENTS = "events";
    private static final String BOTH = "service";

    @Override
    public String id() {
        return MONITOR;
    }

    @Override
    public Service create(ServiceDefinition definition, Host host) throws ServiceException {
        return switch (definition.type()) {
            case MONITOR -> {
                refuseParameters(definition);
                yield new MonitorService(definition, host, Topic.ALL, Optional.empty());
            }
            case EVENTS -> withEvents(definition, host, Topic.OF_EVENTS);
            case BOTH -> withEvents(definition, host, Topic.ALL);
            default -> throw new ServiceException(MonitorWording.NO_TYPE.with(definition.type()));
        };
    }

    private static void refuseParameters(ServiceDefinition definition) throws ServiceException {
        Optional<String> first =
                Stream.concat(
                                Stream.of(definition.parameters().protocol()),
                                definition.parameters().values().keySet().stream())
                        .filter(word -> !word.isEmpty())
                        .findFirst();
        if (first.isPresent()) {
            throw new ServiceException(MonitorWording.NO_PARAMETERS.with(first.get()));
        }
    }

    private static Service withEvents(ServiceDefinition definition, Host host, Set<Topic> topics)
            throws ServiceException {
        ParameterCheck check = new ParameterCheck(Limits.plain());
        List<Phrase> problems = new ArrayList<>();
        String word = definition.parameters().protocol();
        if (!word.isEmpty()) {
            problems.add(MonitorWording.NO_VALUE.with(word));
        }
        check.problems(definition.parameters()).forEach(problem -> problems.add(problem.said()));
        if (!problems.isEmpty()) {
            throw new ServiceException(Phrase.joined("; ", problems));
        }
        return new MonitorService(
                definition,
                host,
                topics,
                Optional.of(Limits.of(check.values(definition.parameters()))));
    }

    @Override
    public List<TypeOffer> offers(Workshop workshop, Locale locale) {
        Texts texts = workshop.texts(locale);
        return Stream.of(MONITOR, EVENTS, BOTH)
                .map(
                        type ->
                                new TypeOffer(
                                        Category.SERVICE,
                                        type,
                                        id(),
                                        "",
                                        texts.find("definition.type.service." + type).orElse(type),
                                        "",
                                        type.equals(MONITOR) ? List.of() : Limits.in(texts)))
                .toList();
    }
}
