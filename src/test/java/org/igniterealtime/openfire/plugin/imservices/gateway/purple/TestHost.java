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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.BareHost;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A fake host with what a network asks of one: a folder, an executor, a clock that can be put forward. */
final class TestHost extends BareHost implements AutoCloseable {

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
    public boolean mayUse(JID user, StanzaKind kind) {
        return true;
    }

    @Override
    public void farewell(Packet last) {
        send(last);
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
