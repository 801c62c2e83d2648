package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.BareHost;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** A server, a fake, as far as a proxy needs one: keeps what is sent, reported and counted. */
final class ProxyHost extends BareHost implements Statistics, AutoCloseable {

    final BlockingQueue<Packet> sent = new LinkedBlockingQueue<>();
    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    final Map<String, DoubleSupplier> figures = new ConcurrentHashMap<>();
    final Set<JID> shutOut = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

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
        return !shutOut.contains(user.asBareJID());
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
    public Statistics statistics() {
        return this;
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
}
