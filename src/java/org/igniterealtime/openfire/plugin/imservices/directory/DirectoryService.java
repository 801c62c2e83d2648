package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;

/** A user directory. Looks every minute whether the user store can be searched, and whether the groups that it hides are there. */
final class DirectoryService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryService.class);

    /** Searches that run at a time: the executor is everybody's, and each is a question to the database or more. */
    private static final int AT_ONCE = 2;

    private static final int WAITING = 100;
    private static final long LOOK_EVERY_S = 60;
    private static final long STOP_S = 5;
    private static final String FIGURE = "searches";

    private final Host host;
    private final Settings settings;
    private final Searcher searcher;
    private final Turns turns;
    private final SearchHandler searches;
    private final DirectoryEntities entities;
    private final IqDispatcher iqs;

    private volatile ServiceDefinition definition;
    private volatile boolean running;
    private boolean searchable = true;
    private Optional<Phrase> trouble = Optional.empty();
    private ScheduledFuture<?> looks;

    DirectoryService(ServiceDefinition definition, Host host, Settings settings) {
        this.definition = definition;
        this.host = host;
        this.settings = settings;
        this.searcher = new Searcher(host.users(), settings);
        this.turns = new Turns("user directory", host.executor(), AT_ONCE, WAITING);
        this.searches = new SearchHandler(host, settings, searcher, turns);
        this.entities = new DirectoryEntities(settings, host.users(), searcher, turns);
        this.iqs = new IqDispatcher(host, entities, Map.of(SearchForm.NAMESPACE, searches));
    }

    @Override
    public synchronized void start() {
        entities.become(definition, searchable);
        look();
        host.statistics()
                .add(
                        new Statistics.Figure(
                                FIGURE,
                                Statistics.Kind.TOTAL,
                                DirectoryWording.SEARCHES.with(),
                                DirectoryWording.SEARCHES_WHAT.with(),
                                DirectoryWording.SEARCHES_UNIT.with()),
                        searches::searches);
        looks =
                host.executor()
                        .scheduleWithFixedDelay(
                                this::look, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void receive(Packet stanza) {
        if (stanza instanceof IQ iq) {
            if (running) {
                iqs.receive(iq);
            } else if (iq.isRequest()) {
                host.send(Stanzas.error(iq, Condition.service_unavailable, null));
            }
        } else if (stanza instanceof Message message && message.getType() != Message.Type.error) {
            // RFC 6121 section 8.5.2.2.1: nobody reads messages here.
            host.send(Stanzas.error(message, Stanzas.error(Condition.service_unavailable, null)));
        }
    }

    @Override
    public synchronized void update(ServiceDefinition changed) {
        definition = changed;
        entities.become(changed, searchable);
    }

    @Override
    public void stop() {
        running = false;
        synchronized (this) {
            if (looks != null) {
                looks.cancel(false);
                looks = null;
            }
        }
        host.statistics().remove(FIGURE);
        try {
            turns.close(STOP_S);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        Optional<Phrase> now;
        boolean before = searchable;
        try {
            searchable = !searcher.fields().isEmpty();
            now = searchable ? missingGroup() : Optional.of(DirectoryWording.NOT_SEARCHABLE.with());
        } catch (RuntimeException e) {
            LOG.error("The user store does not answer to the directory {}", definition.domain(), e);
            now = Optional.of(DirectoryWording.STORE.with(e));
        }
        if (searchable != before) {
            entities.become(definition, searchable);
        }
        if (!now.equals(trouble)) {
            trouble = now;
            now.ifPresentOrElse(host::degraded, host::recovered);
        }
    }

    private Optional<Phrase> missingGroup() {
        return settings.excludedGroups().stream()
                .filter(group -> !host.users().hasGroup(group))
                .findFirst()
                .map(DirectoryWording.NO_GROUP::with);
    }
}
