package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
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

/** A host whose service never asks anything of the server, and only reports. */
record FakeHost(String domain, FakeHosting hosting, Hosting.StateReports reports) implements Host {

    private static UnsupportedOperationException no() {
        return new UnsupportedOperationException("there is no server here");
    }

    @Override
    public String serverDomain() {
        throw no();
    }

    @Override
    public void send(Packet stanza) {
        throw no();
    }

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        throw no();
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
    public Users users() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registrations registrations() {
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
    public Statistics statistics() {
        throw no();
    }

    @Override
    public ServerFigures figures() {
        throw new UnsupportedOperationException("nobody here asks for figures");
    }

    @Override
    public Locale locale(JID user) {
        throw no();
    }

    @Override
    public Texts texts(Locale locale) {
        throw no();
    }

    @Override
    public ScheduledExecutorService executor() {
        throw no();
    }

    @Override
    public Clock clock() {
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

    @Override
    public void degraded(Phrase reason) {
        reports.degraded(reason);
    }

    @Override
    public void recovered() {
        reports.recovered();
    }

    @Override
    public void failed(Phrase reason) {
        reports.failed(reason);
    }
}
