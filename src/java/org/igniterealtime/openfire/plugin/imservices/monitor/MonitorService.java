package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.EventNodes;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Events;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Limits;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Figure;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Kind;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/** A monitor at one domain. */
final class MonitorService implements Service {

    private static final long SAMPLE_EVERY_S = 60;
    private static final long LOOK_EVERY_S = 15;
    private static final Runnable NOTHING = () -> {};
    private static final String QUESTIONS = "questions";
    private static final String WATCHERS = "watchers";

    private final Host host;
    private final ServiceDefinition first;
    private final Desk desk;
    private final Sampler sampler;
    private final Admission admission;
    private final Conversation conversation;
    private final MonitorCommands commands;
    private final Optional<Events> events;
    private final IqDispatcher iqs;
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private volatile Entity entity;
    private volatile Display display;

    /**
     * @param topics what can be asked
     * @param limits of the events that can be subscribed to; empty when there are no events
     * @throws ServiceException when it is not known who has subscribed to events
     */
    MonitorService(
            ServiceDefinition definition, Host host, Set<Topic> topics, Optional<Limits> limits)
            throws ServiceException {
        this.host = host;
        this.first = definition;
        this.desk = new Desk(host.executor());
        History history = new History();
        this.sampler = new Sampler(host.figures(), history);
        this.admission = new Admission(host);
        this.events =
                limits.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Events(
                                        host,
                                        new JID(null, definition.domain(), null),
                                        admission::admits,
                                        limits.get()));
        Pictures pictures = new Pictures();
        Answers answers =
                new Answers(
                        new Reporter(
                                host.figures(), history, host.clock(), topics, events.isPresent()),
                        history,
                        pictures);
        this.conversation = new Conversation(host, desk, admission, answers, topics, events);
        this.commands = new MonitorCommands(host, desk, admission, answers, topics, events);
        this.iqs =
                new IqDispatcher(
                        host,
                        new MonitorEntities(
                                host, admission, commands, events.isPresent(), () -> entity),
                        handlers(pictures));
        update(definition);
    }

    private Map<String, IqHandler> handlers(Pictures pictures) {
        Map<String, IqHandler> handlers = new HashMap<>();
        handlers.put(Commands.NAMESPACE, commands);
        handlers.put(Pictures.NAMESPACE, new PictureHandler(host, desk, admission, pictures));
        events.ifPresent(
                each ->
                        Events.NAMESPACES.forEach(
                                namespace ->
                                        handlers.put(namespace, request -> ask(each, request))));
        return handlers;
    }

    private void ask(Events there, IQ request) {
        desk.put(
                () -> host.send(there.answer(request)),
                () -> host.send(Stanzas.error(request, Condition.resource_constraint, null)));
    }

    @Override
    public void start() throws ServiceException {
        Watchers watchers = watchers();
        display =
                new Display(
                        host,
                        new JID(null, first.domain(), null),
                        watchers,
                        admission,
                        () -> Glance.of(host.figures(), first.domain(), sampler.databaseAnswers()),
                        () -> entity);
        sampler.run();
        commands.start();
        timers.add(every(SAMPLE_EVERY_S, SAMPLE_EVERY_S, sampler));
        timers.add(every(0, LOOK_EVERY_S, this::look));
        host.statistics()
                .add(
                        new Figure(
                                QUESTIONS,
                                Kind.TOTAL,
                                MonitorWording.QUESTIONS.with(),
                                MonitorWording.QUESTIONS_DESCRIPTION.with(),
                                MonitorWording.QUESTIONS_UNIT.with()),
                        conversation::questions);
        host.statistics()
                .add(
                        new Figure(
                                WATCHERS,
                                Kind.LEVEL,
                                MonitorWording.WATCHERS.with(),
                                MonitorWording.WATCHERS_DESCRIPTION.with(),
                                MonitorWording.WATCHERS_UNIT.with()),
                        watchers::size);
        if (events.isPresent()) {
            events.get().start();
        }
    }

    private void look() {
        Display there = display;
        if (there != null) {
            desk.put(there::refresh, NOTHING);
        }
    }

    private Watchers watchers() throws ServiceException {
        try {
            Watchers watchers = new Watchers(host.folder());
            watchers.read();
            return watchers;
        } catch (IOException | UncheckedIOException e) {
            throw new ServiceException(MonitorWording.NO_WATCHERS.with(e.getMessage()), e);
        }
    }

    private ScheduledFuture<?> every(long firstAfter, long seconds, Runnable task) {
        return host.executor().scheduleWithFixedDelay(task, firstAfter, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void receive(Packet stanza) {
        if (stanza instanceof IQ iq) {
            iqs.receive(iq);
        } else if (stanza instanceof Message message) {
            conversation.receive(message);
        } else if (stanza instanceof Presence presence && presence.getTo().getNode() == null) {
            Display there = display;
            if (there != null && presence.getType() != null) {
                // Who is available is nobody's question here.
                desk.put(() -> there.take(presence), NOTHING);
            }
        }
    }

    @Override
    public void update(ServiceDefinition definition) {
        admission.listed(definition.access().isPresent());
        Entity.Builder builder =
                Entity.service(definition)
                        .feature(Commands.NAMESPACE)
                        .feature("jabber:x:data")
                        .feature(Pictures.NAMESPACE);
        events.ifPresent(each -> EventNodes.describe(builder, definition.name()));
        entity = builder.build();
    }

    /** Those who may not see it any more are told that it is gone, those who may again see it. */
    @Override
    public void accessChanged() {
        Display there = display;
        if (there != null) {
            desk.put(there::showAll, NOTHING);
        }
    }

    @Override
    public void stop() {
        events.ifPresent(Events::stop);
        host.statistics().remove(WATCHERS);
        host.statistics().remove(QUESTIONS);
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
        desk.close();
        commands.stop();
        Display there = display;
        display = null;
        if (there != null) {
            there.hideAll();
        }
    }
}
