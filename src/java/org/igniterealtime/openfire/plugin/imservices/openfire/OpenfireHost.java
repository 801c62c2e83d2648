package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Collection;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.administration.Actor;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** What the service at one domain may ask of Openfire. */
final class OpenfireHost extends OpenfireWorkshop implements Host {

    private static final Logger log = LoggerFactory.getLogger(OpenfireHost.class);

    private final OpenfireHosting.Surroundings surroundings;
    private final String domain;
    private final Gate gate;
    private final PlaceReports reports;
    private final Rosters rosters;
    private final Users users;
    private final Registrations registrations;
    private final ServiceStatistics statistics;
    private final OpenfireRooms rooms;

    OpenfireHost(
            OpenfireHosting.Surroundings surroundings,
            String domain,
            Gate gate,
            PlaceReports reports,
            Runnable takeRoute) {
        super(surroundings, domain);
        this.surroundings = surroundings;
        this.domain = domain;
        this.gate = gate;
        this.reports = reports;
        this.rosters =
                new ServerRosters(
                        surroundings.server(),
                        surroundings.users(),
                        surroundings.rosterRemovals(),
                        domain);
        this.users = new ServerUsers(surroundings.server());
        this.registrations =
                new ServiceRegistrations(surroundings.table(), surroundings.userRemovals(), domain);
        this.rooms =
                new OpenfireRooms(
                        surroundings.server(),
                        surroundings.engines(),
                        surroundings.executor(),
                        domain,
                        sent -> surroundings.interceptor().guard(domain, gate, sent),
                        takeRoute);
        this.statistics =
                new ServiceStatistics(
                        StatisticsManager.getInstance(),
                        domain,
                        JiveGlobals::getLocale,
                        System::nanoTime);
    }

    @Override
    public void send(Packet stanza) {
        checkSender(stanza);
        if (!gate.allows(stanza, false)) {
            log.debug("The access list keeps a stanza from {} to {}", domain, stanza.getTo());
            return;
        }
        surroundings.server().getPacketRouter().route(stanza);
    }

    @Override
    public void carbon(Message sent) {
        if (sent.getTo() == null || !sent.getTo().getDomain().equals(domain)) {
            throw new IllegalArgumentException(
                    "a message to " + sent.getTo() + " is not " + domain + "'s");
        }
        if (gate.allows(sent, true)) {
            surroundings.users().carbon(sent);
        }
    }

    private void checkSender(Packet stanza) {
        JID from = stanza.getFrom();
        if (from == null || !from.getDomain().equals(domain)) {
            throw new IllegalArgumentException("a stanza from " + from + " is not from " + domain);
        }
    }

    @Override
    public boolean mayUse(JID user, StanzaKind kind) {
        return gate.allows(user, kind);
    }

    @Override
    public void farewell(Packet last) {
        checkSender(last);
        boolean gone =
                last instanceof Presence presence
                        && presence.getType() == Presence.Type.unavailable;
        boolean failed = last instanceof Message message && message.getType() == Message.Type.error;
        if (!gone && !failed) {
            throw new IllegalArgumentException("no farewell: " + last);
        }
        surroundings.server().getPacketRouter().route(last);
    }

    @Override
    public boolean isLocalUser(JID user) {
        return surroundings.users().exists(user);
    }

    @Override
    public Collection<Presence> presences(JID user) {
        return surroundings.users().presences(user);
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
    public ServerEvents events() {
        return surroundings.events();
    }

    @Override
    public ServiceStatistics statistics() {
        return statistics;
    }

    @Override
    public ServerFigures figures() {
        return surroundings.figures();
    }

    @Override
    public void audit(JID who, Phrase what, String details) {
        String name = isLocalUser(who) ? who.getNode() : who.toBareJID();
        String summary = texts(JiveGlobals.getLocale()).say(what);
        surroundings.audit().did(new Actor(name, who.toString()), summary, details);
    }

    @Override
    public OpenfireRooms rooms() {
        return rooms;
    }

    @Override
    public Locale locale(JID user) {
        return surroundings.users().locale(user);
    }

    @Override
    public void degraded(Phrase reason) {
        reports.serviceDegraded(reason);
    }

    @Override
    public void recovered() {
        reports.serviceRecovered();
    }

    @Override
    public void failed(Phrase reason) {
        reports.serviceFailed(reason);
    }
}
