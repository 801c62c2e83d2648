package org.igniterealtime.openfire.plugin.imservices.service;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A server, a fake, called example.org: keeps what is sent, reported and counted. */
public abstract class KeepingHost extends BareHost implements Statistics, AutoCloseable {

    public final BlockingQueue<Packet> sent = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    public final Map<String, DoubleSupplier> figures = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @Override
    public final void close() {
        executor.shutdownNow();
    }

    @Override
    public final void send(Packet stanza) {
        sent.add(stanza);
    }

    @Override
    public final void add(Figure figure, DoubleSupplier sample) {
        figures.put(figure.key(), sample);
    }

    @Override
    public final void remove(String key) {
        figures.remove(key);
    }

    @Override
    public final Statistics statistics() {
        return this;
    }

    @Override
    public final void degraded(Phrase reason) {
        states.add("degraded: " + reason);
    }

    @Override
    public final void recovered() {
        states.add("recovered");
    }

    @Override
    public final void failed(Phrase reason) {
        states.add("failed: " + reason);
    }

    @Override
    public final ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public final Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public final String serverDomain() {
        return "example.org";
    }

    @Override
    public final Texts texts(Locale locale) {
        return new Texts(locale);
    }

    @Override
    public final Locale locale(JID user) {
        return Locale.ENGLISH;
    }
}
