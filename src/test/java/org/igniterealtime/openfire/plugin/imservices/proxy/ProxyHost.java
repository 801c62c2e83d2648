package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
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

/** A server, a fake, as far as a proxy needs one: keeps what is sent, reported and counted. */
final class ProxyHost implements Host, Statistics, AutoCloseable {

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
    public ServerFigures figures() {
        throw new UnsupportedOperationException("nobody here asks for figures");
    }

    @Override
    public Locale locale(JID user) {
        return Locale.ENGLISH;
    }

    private static UnsupportedOperationException no() {
        return new UnsupportedOperationException("a proxy needs no such thing");
    }

    @Override
    public void farewell(Packet last) {
        throw no();
    }

    @Override
    public boolean isLocalUser(JID user) {
        throw no();
    }

    @Override
    public Collection<Presence> presences(JID user) {
        throw no();
    }

    @Override
    public Rosters rosters() {
        throw no();
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
    public Users users() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registrations registrations() {
        throw no();
    }

    @Override
    public Path folder() {
        throw no();
    }

    @Override
    public Path modulesFolder() {
        throw no();
    }

    @Override
    public List<Path> classPath() {
        throw no();
    }
}
