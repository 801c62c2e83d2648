package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A fake host with what a network asks of one: a folder, an executor, a clock that can be put forward. */
final class TestHost implements Host, AutoCloseable {

    private final Path folder;
    private final AtomicInteger threads = new AtomicInteger();
    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(
                    3, task -> new Thread(task, "imservices-" + threads.incrementAndGet()));
    private final List<String> reports = Collections.synchronizedList(new ArrayList<>());
    private final ShiftedClock clock = new ShiftedClock();

    TestHost(Path folder) {
        this.folder = folder;
    }

    /** What was reported, {@code recovered} or reasons of being degraded. */
    List<String> reports() {
        return List.copyOf(reports);
    }

    void putForward(Duration time) {
        clock.shift = clock.shift.plus(time);
    }

    @Override
    public void close() {
        executor.shutdownNow();
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
    public Path folder() {
        return folder;
    }

    @Override
    public Path modulesFolder() {
        return folder.resolve("modules");
    }

    @Override
    public List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    @Override
    public void degraded(Phrase reason) {
        reports.add(reason.toString());
    }

    @Override
    public void recovered() {
        reports.add("recovered");
    }

    @Override
    public void failed(Phrase reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String serverDomain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void send(Packet stanza) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        return true;
    }

    @Override
    public void farewell(Packet last) {
        send(last);
    }

    @Override
    public boolean isLocalUser(JID user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Presence> presences(JID user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Rosters rosters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Users users() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registrations registrations() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Rooms rooms() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path home() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Statistics statistics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerFigures figures() {
        throw new UnsupportedOperationException("nobody here asks for figures");
    }

    @Override
    public Locale locale(JID user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Texts texts(Locale locale) {
        return new Texts(locale);
    }

    private static final class ShiftedClock extends Clock {
        private volatile Duration shift = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(shift);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
