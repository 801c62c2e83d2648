package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.xmpp.packet.JID;

/**
 * Stands in for the server: records who claims, opens and releases what, and complains of what must never happen. The services of
 * {@link ScriptedModule} report here too.
 */
public final class FakeHosting implements Hosting {

    /** Domains that are not given away, with the reason. */
    public final Map<String, String> refused = new ConcurrentHashMap<>();

    /** What services that are told to block in start or stop wait for. */
    public final CountDownLatch gate = new CountDownLatch(1);

    /** What the server knows of peers; nothing, unless a test says otherwise. */
    public volatile PeersSource peers = (domain, changed) -> new Strangers();

    private final List<String> events = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, FakePlace> places = new HashMap<>();
    private final Map<String, Integer> services = new HashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();

    /** Makes what a list is told of peers. */
    @FunctionalInterface
    public interface PeersSource {
        LivePeers of(String domain, Runnable changed) throws ServiceException;
    }

    /** Everybody is a stranger. */
    public static class Strangers implements LivePeers {

        @Override
        public List<String> groups(JID peer) {
            return List.of();
        }

        @Override
        public List<String> chosenGroups(JID peer) {
            return List.of();
        }

        @Override
        public Subscription subscription(JID peer) {
            return Subscription.NONE;
        }

        @Override
        public void close() {
            // Nothing is followed.
        }
    }

    /** Where the stanzas of a domain would be judged. */
    public synchronized Gate gate(String domain) {
        return places.get(domain).gate;
    }

    @Override
    public LivePeers peers(String domain, AccessList list, Runnable changed)
            throws ServiceException {
        return peers.of(domain, changed);
    }

    @Override
    public Workshop workshop() {
        return new FakeHost("", this, null);
    }

    @Override
    public Place claim(ServiceDefinition definition, Gate gate, StateReports reports)
            throws ServiceException {
        record("claim " + definition.domain());
        String reason = refused.get(definition.domain());
        if (reason != null) {
            throw new ServiceException(reason);
        }
        FakePlace place = new FakePlace(definition, gate, reports);
        synchronized (this) {
            FakePlace before = places.put(definition.domain(), place);
            if (before != null && !before.vacant) {
                violations.add("claimed twice: " + definition.domain());
            }
        }
        return place;
    }

    @Override
    public synchronized void release(String domain) {
        FakePlace place = places.get(domain);
        if (place != null && place.vacant) {
            places.remove(domain);
            record("release " + domain);
        }
    }

    synchronized void record(String event) {
        events.add(event);
    }

    synchronized void violation(String what) {
        violations.add(what);
    }

    /** What has happened since the last call. */
    public synchronized List<String> takeEvents() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public synchronized boolean has(String event) {
        return events.contains(event);
    }

    synchronized long count(String event) {
        return events.stream().filter(event::equals).count();
    }

    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many services stanzas would reach. */
    synchronized int open() {
        return (int) places.values().stream().filter(place -> place.open != null).count();
    }

    public synchronized int claimed() {
        return places.size();
    }

    synchronized Service open(String domain) {
        return places.get(domain).open;
    }

    public synchronized StateReports reports(String domain) {
        return places.get(domain).reports;
    }

    /** The service on the domain, if there is one, says that it has ended. */
    void fail(String domain) {
        FakePlace place;
        synchronized (this) {
            place = places.get(domain);
        }
        if (place != null) {
            place.reports.failed(Phrase.english("ended by the test"));
        }
    }

    /** The most services that were starting or stopping at the same time. */
    int busiest() {
        return busiest.get();
    }

    void begin() {
        int now = busy.incrementAndGet();
        busiest.accumulateAndGet(now, Math::max);
    }

    void end() {
        busy.decrementAndGet();
    }

    /** A service object exists from its start to its stop. */
    synchronized void exists(String domain, int change) {
        if (services.merge(domain, change, Integer::sum) > 1) {
            violations.add("two services at once: " + domain);
        }
    }

    private final class FakePlace implements Place {

        private final String domain;
        private final Gate gate;
        private final StateReports reports;
        private final Host host;
        private Service open;
        private boolean vacant;

        FakePlace(ServiceDefinition definition, Gate gate, StateReports reports) {
            this.domain = definition.domain();
            this.gate = gate;
            this.reports = reports;
            this.host = new FakeHost(domain, FakeHosting.this, reports);
        }

        @Override
        public Host host() {
            return host;
        }

        @Override
        public void open(Service service) {
            synchronized (FakeHosting.this) {
                open = service;
                record("open " + domain);
            }
        }

        @Override
        public void update(ServiceDefinition definition) {
            record("place.update " + domain + " " + definition.name());
        }

        @Override
        public void shut() {
            synchronized (FakeHosting.this) {
                open = null;
                record("shut " + domain);
            }
        }

        @Override
        public void vacate() {
            synchronized (FakeHosting.this) {
                open = null;
                if (!vacant) {
                    vacant = true;
                    record("vacate " + domain);
                }
            }
        }
    }
}
