package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.BareHost;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A server, a fake, as far as a monitor needs one. Its administrator is boss@example.org. */
final class MonitorHost extends BareHost
        implements Statistics, ServerFigures, ServerEvents, AutoCloseable {

    static final JID BOSS = new JID("boss@example.org/desk");

    final BlockingQueue<Packet> sent = new LinkedBlockingQueue<>();
    final BlockingQueue<Packet> farewells = new LinkedBlockingQueue<>();
    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    final BlockingQueue<String> audited = new LinkedBlockingQueue<>();
    final Map<String, DoubleSupplier> figures = new ConcurrentHashMap<>();
    final Set<JID> letIn = ConcurrentHashMap.newKeySet();
    final List<Running> running = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Listener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean databaseAnswers = true;
    private final Path folder;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    MonitorHost(Path folder) {
        this.folder = folder;
    }

    static Running service(String domain, String state) {
        return new Running(
                domain,
                domain,
                Optional.of(Category.GATEWAY),
                state,
                Phrase.english(state.equals("failed") ? "no libpurple" : ""),
                Instant.now(),
                OptionalInt.of(7));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    @Override
    public void send(Packet stanza) {
        sent.add(stanza);
    }

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        return letIn.contains(user.asBareJID());
    }

    @Override
    public void farewell(Packet last) {
        farewells.add(last);
    }

    @Override
    public boolean isAdministrator(JID user) {
        return user.asBareJID().equals(BOSS.asBareJID());
    }

    @Override
    public About about() {
        return new About("Openfire 4.2.0", Instant.now().minus(Duration.ofHours(5)));
    }

    @Override
    public int clients() {
        return 12;
    }

    @Override
    public Sessions sessions() {
        return new Sessions(12, 11, 1, 2, 3, 4);
    }

    @Override
    public Database database() throws SQLException {
        if (!databaseAnswers) {
            throw new SQLException("no route to jdbc:postgresql://me:hunter2@db/openfire");
        }
        return new Database(
                "HSQLDB 2", Duration.ofMillis(3), OptionalInt.of(5), OptionalInt.of(25));
    }

    @Override
    public Map<Queue, Long> queues() {
        return Map.of(Queue.TASKS, 3L, Queue.OFFLINE, 2048L);
    }

    @Override
    public long freeDisk() throws IOException {
        return 20L << 30;
    }

    @Override
    public List<Running> services() {
        return List.copyOf(running);
    }

    @Override
    public List<String> log(int most) throws IOException {
        return log.subList(Math.max(0, log.size() - most), log.size());
    }

    @Override
    public void audit(JID who, Phrase what, String details) {
        audited.add(who + " " + what);
    }

    @Override
    public ServerEvents events() {
        return this;
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Something happens on the server. */
    void happens(ServerEvents.Event event) {
        listeners.forEach(listener -> listener.happened(Instant.now(), event));
    }

    @Override
    public ServerFigures figures() {
        return this;
    }

    @Override
    public Statistics statistics() {
        return this;
    }

    @Override
    public void add(Figure figure, DoubleSupplier sample) {
        figures.put(figure.key(), sample);
    }

    @Override
    public void remove(String key) {
        figures.remove(key);
    }

    @Override
    public void degraded(Phrase reason) {
        states.add("degraded: " + reason);
    }

    @Override
    public void recovered() {
        states.add("recovered");
    }

    @Override
    public void failed(Phrase reason) {
        states.add("failed: " + reason);
    }

    @Override
    public ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public String serverDomain() {
        return "example.org";
    }

    @Override
    public Texts texts(Locale locale) {
        return new Texts(locale);
    }

    @Override
    public Locale locale(JID user) {
        return Locale.ENGLISH;
    }

    @Override
    public Path folder() {
        return folder;
    }
}
