package org.igniterealtime.openfire.plugin.imservices.monitor;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.service.KeepingHost;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A server, a fake, as far as a monitor needs one. Its administrator is boss@example.org. */
final class MonitorHost extends KeepingHost implements ServerFigures, ServerEvents {

    static final JID BOSS = new JID("boss@example.org/desk");

    final BlockingQueue<Packet> farewells = new LinkedBlockingQueue<>();
    final BlockingQueue<String> audited = new LinkedBlockingQueue<>();
    final Set<JID> letIn = ConcurrentHashMap.newKeySet();
    final List<Running> running = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Listener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean databaseAnswers = true;
    private final Path folder;

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

    /** The definition of a monitor, or what else the lines make of it. */
    static ServiceDefinition definition(JID domain, String lines) {
        String text = "[" + domain + "]\ncategory=service\nname=M\nmodule=monitor\n" + lines;
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8))
                .sections()
                .get(0)
                .definition()
                .orElseThrow();
    }

    /** What is sent next. */
    Packet next() throws InterruptedException {
        Packet next = sent.poll(10, TimeUnit.SECONDS);
        assertNotNull(next, "something is sent");
        return next;
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
    public Path folder() {
        return folder;
    }
}
