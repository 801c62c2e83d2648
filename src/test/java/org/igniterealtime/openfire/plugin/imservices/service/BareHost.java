package org.igniterealtime.openfire.plugin.imservices.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** What fake hosts begin with: has nothing and refuses everything, so that each of them shows what its tests use. */
public abstract class BareHost implements Host {

    private static UnsupportedOperationException no() {
        return new UnsupportedOperationException("this host has no such thing");
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
    public void carbon(Message sent) {
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
        throw no();
    }

    @Override
    public Registrations registrations() {
        throw no();
    }

    @Override
    public Rooms rooms() {
        throw no();
    }

    @Override
    public Path home() {
        throw no();
    }

    @Override
    public Statistics statistics() {
        throw no();
    }

    @Override
    public ServerFigures figures() {
        throw no();
    }

    @Override
    public void audit(JID who, Phrase what, String details) {
        throw no();
    }

    @Override
    public ServerEvents events() {
        throw no();
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
        throw no();
    }

    @Override
    public void recovered() {
        throw no();
    }

    @Override
    public void failed(Phrase reason) {
        throw no();
    }
}
