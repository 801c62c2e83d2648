package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.BareHost;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A server, a fake: keeps what is sent, has registrations and rosters in memory; users at example.org are local. */
public final class RecordingHost extends BareHost {

    private final String domain;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Consumer<Packet> sink;
    private final Map<JID, List<Presence>> presences = new ConcurrentHashMap<>();

    final Storage registrations = new Storage();
    private final Map<String, Locale> locales = new ConcurrentHashMap<>();

    /** What the service shows in the statistics, by key. */
    public final Map<String, DoubleSupplier> figures = new ConcurrentHashMap<>();

    /** What is not as it should be; empty when nothing is. */
    public String state = "";

    final Lists rosters = new Lists();

    /** Empty when there are none to be searched. */
    public Users users;

    final Gate gate = new Gate();

    public RecordingHost(
            String domain, ScheduledExecutorService executor, Clock clock, Consumer<Packet> sink) {
        this.domain = domain;
        this.executor = executor;
        this.clock = clock;
        this.sink = sink;
        gate.open();
    }

    void online(String fullAddress) {
        Presence presence = new Presence();
        presence.setFrom(fullAddress);
        presences.merge(
                new JID(fullAddress).asBareJID(),
                List.of(presence),
                (before, more) -> {
                    List<Presence> both = new ArrayList<>(before);
                    both.addAll(more);
                    return both;
                });
    }

    void offline(String user) {
        presences.remove(new JID(user).asBareJID());
    }

    @Override
    public String serverDomain() {
        return "example.org";
    }

    @Override
    public void send(Packet stanza) {
        if (gate.allows(stanza, false)) {
            deliver(stanza);
        }
    }

    private void deliver(Packet stanza) {
        if (!stanza.getFrom().getDomain().equals(domain)) {
            throw new IllegalArgumentException("not from " + domain + ": " + stanza);
        }
        sink.accept(stanza);
    }

    /** What users have sent from elsewhere goes to the sink as it is. */
    @Override
    public void carbon(Message sent) {
        sink.accept(sent);
    }

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        return gate.allows(user, kind);
    }

    @Override
    public void farewell(Packet last) {
        boolean gone =
                last instanceof Presence presence
                        && presence.getType() == Presence.Type.unavailable;
        boolean failed = last instanceof Message message && message.getType() == Message.Type.error;
        if (!gone && !failed) {
            throw new IllegalArgumentException("no farewell: " + last);
        }
        deliver(last);
    }

    @Override
    public boolean isLocalUser(JID user) {
        return user.getDomain().equals("example.org");
    }

    @Override
    public Collection<Presence> presences(JID user) {
        return presences.getOrDefault(user.asBareJID(), List.of());
    }

    @Override
    public Rosters rosters() {
        return rosters;
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Registrations registrations() {
        return registrations;
    }

    @Override
    public Statistics statistics() {
        return new Statistics() {
            @Override
            public void add(Figure figure, DoubleSupplier sample) {
                figures.put(figure.key(), sample);
            }

            @Override
            public void remove(String key) {
                figures.remove(key);
            }
        };
    }

    void speaks(String user, Locale locale) {
        locales.put(user, locale);
    }

    @Override
    public Locale locale(JID user) {
        return locales.getOrDefault(user.toBareJID(), Locale.ENGLISH);
    }

    @Override
    public Texts texts(Locale locale) {
        return new Texts(locale);
    }

    @Override
    public ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<Path> classPath() {
        return List.of();
    }

    @Override
    public void degraded(Phrase reason) {
        state = reason.toString();
    }

    @Override
    public void recovered() {
        state = "";
    }

    @Override
    public void failed(Phrase reason) {}

    /** Registrations in memory. */
    static final class Storage implements Registrations {

        private final Map<JID, Registration> all = new ConcurrentHashMap<>();
        volatile boolean broken;
        volatile int calls;
        private Consumer<JID> listener = user -> {};

        @Override
        public Optional<Registration> find(JID user) {
            check();
            return Optional.ofNullable(all.get(user));
        }

        @Override
        public List<Registration> all() {
            check();
            return List.copyOf(all.values());
        }

        @Override
        public void save(Registration registration) {
            check();
            all.put(registration.user(), registration);
        }

        @Override
        public boolean delete(JID user) {
            check();
            return all.remove(user) != null;
        }

        @Override
        public void onAccountDeleted(Consumer<JID> told) {
            listener = told;
        }

        /** The server deletes somebody's account. */
        void accountDeleted(JID user) {
            all.remove(user);
            listener.accept(user);
        }

        private void check() {
            calls++;
            if (broken) {
                throw new StorageException("the database is away", null);
            }
        }
    }

    /** Rosters in memory. */
    static final class Lists implements Rosters {

        private final Map<JID, Map<JID, Item>> rosters = new HashMap<>();
        final List<String> edits = new ArrayList<>();
        private BiConsumer<JID, JID> listener = (user, contact) -> {};

        @Override
        public boolean has(JID user) {
            return user.getDomain().equals("example.org");
        }

        @Override
        public synchronized List<Item> items(JID user) {
            return List.copyOf(roster(user).values());
        }

        @Override
        public synchronized Optional<Item> item(JID user, JID contact) {
            return Optional.ofNullable(roster(user).get(contact));
        }

        @Override
        public synchronized void put(JID user, Item item) {
            edits.add("put " + item.jid() + " " + item.subscription());
            roster(user).put(item.jid(), item);
        }

        @Override
        public synchronized void remove(JID user, JID contact) {
            edits.add("remove " + contact);
            roster(user).remove(contact);
        }

        @Override
        public synchronized void onRemoved(BiConsumer<JID, JID> called) {
            listener = called;
        }

        /** A client removes an item. */
        void removedByUser(String user, String contact) {
            synchronized (this) {
                roster(new JID(user)).remove(new JID(contact));
            }
            listener.accept(new JID(user), new JID(contact));
        }

        private Map<JID, Item> roster(JID user) {
            return rosters.computeIfAbsent(user.asBareJID(), jid -> new LinkedHashMap<>());
        }
    }
}
