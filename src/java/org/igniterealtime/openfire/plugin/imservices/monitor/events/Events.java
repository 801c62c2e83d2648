package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Figure;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** The events of a service: their sources, who has subscribed, and the ways to tell him. */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    /** Namespaces of requests that {@link #answer} takes. */
    public static final Set<String> NAMESPACES = Set.of(PubSub.NAMESPACE, PubSub.OWNER);

    private static final long SAMPLE_EVERY_S = 15;
    private static final long SEND_EVERY_S = 1;
    private static final String SUBSCRIBERS = "subscribers";
    private static final String TOLD = "events";

    private final Host host;
    private final JID address;
    private final Limits limits;
    private final Subscriptions people;
    private final Subscriptions programs;
    private final Items items = new Items();
    private final EventMaker maker;
    private final Postman postman;
    private final PubSub pubSub;
    private final EventTalk talk;
    private final List<ScheduledFuture<?>> timers = new ArrayList<>();
    private ServerEvents.Listening listening;

    /**
     * @param address of the service
     * @param admitted who may be told; may block
     * @throws ServiceException when it is not known who has subscribed
     */
    public Events(Host host, JID address, Predicate<JID> admitted, Limits limits)
            throws ServiceException {
        this.host = host;
        this.address = address;
        this.limits = limits;
        Path folder = folder();
        this.people = new Subscriptions(folder.resolve("subscriptions.txt"));
        this.programs = new Subscriptions(folder.resolve("nodes.txt"));
        this.maker = new EventMaker(host.clock().instant(), this::tell);
        this.postman =
                new Postman(
                        host,
                        address,
                        people,
                        admitted,
                        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        this.pubSub =
                new PubSub(
                        address,
                        programs,
                        items,
                        admitted,
                        new Languages(host).of(new JID(host.serverDomain())));
        this.talk = new EventTalk(people);
    }

    private Path folder() throws ServiceException {
        try {
            return host.folder();
        } catch (UncheckedIOException e) {
            throw new ServiceException(
                    EventWording.NO_SUBSCRIPTIONS.with(e.getCause().getMessage()), e);
        }
    }

    /** Begins to tell. Blocks. */
    public void start() throws ServiceException {
        try {
            people.read();
            programs.read();
        } catch (IOException e) {
            throw new ServiceException(EventWording.NO_SUBSCRIPTIONS.with(e.getMessage()), e);
        }
        host.statistics()
                .add(
                        new Figure(
                                SUBSCRIBERS,
                                Statistics.Kind.LEVEL,
                                EventWording.SUBSCRIBERS.with(),
                                EventWording.SUBSCRIBERS_DESCRIPTION.with(),
                                EventWording.SUBSCRIBERS_UNIT.with()),
                        () -> people.size() + programs.size());
        host.statistics()
                .add(
                        new Figure(
                                TOLD,
                                Statistics.Kind.TOTAL,
                                EventWording.TOLD.with(),
                                EventWording.TOLD_DESCRIPTION.with(),
                                EventWording.TOLD_UNIT.with()),
                        maker::count);
        listening = host.events().listen(new News(maker, host.figures().services(), this::forget));
        timers.add(every(SAMPLE_EVERY_S, new Gauges(host.figures(), host.clock(), maker, limits)));
        timers.add(every(SEND_EVERY_S, this::send));
    }

    private ScheduledFuture<?> every(long seconds, Runnable task) {
        return host.executor().scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
    }

    private void tell(Event event) {
        items.add(event);
        pubSub.notifications(event).forEach(host::send);
        postman.post(event);
    }

    private void send() {
        try {
            postman.empty();
        } catch (RuntimeException e) {
            // A task that throws is not run again.
            LOG.error("Events of {} were not sent", address, e);
        }
    }

    private void forget(JID user) {
        people.remove(user);
        programs.remove(user);
        postman.forget(user);
    }

    /** Tells what has been gathered, and nothing more. */
    public void stop() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
        postman.stop();
        host.statistics().remove(TOLD);
        host.statistics().remove(SUBSCRIBERS);
    }

    /** The answer to what somebody has written; empty when it is about something else. Blocks. */
    public Optional<String> talk(JID from, String said, Texts texts) {
        return talk.answer(from, said, texts);
    }

    /** The words of {@link #talk}, each with what it does. */
    public static Map<String, String> help(Texts texts) {
        return EventTalk.help(texts);
    }

    /** The command to subscribe with. */
    public Operation command() {
        return talk.command();
    }

    /** The answer to a request of {@link #NAMESPACES}. Blocks. */
    public IQ answer(IQ request) {
        return pubSub.answer(request);
    }
}
