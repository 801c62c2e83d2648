package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** What the service at one domain may ask of Openfire. */
final class OpenfireHost implements Host {

    private static final Logger log = LoggerFactory.getLogger(OpenfireHost.class);

    /** In Openfire's home, with a folder for each service that wants one. */
    static final String FOLDER = "imservices";

    private final OpenfireHosting.Surroundings surroundings;
    private final String domain;
    private final PlaceReports reports;
    private final Rosters rosters;
    private final Registrations registrations;

    OpenfireHost(OpenfireHosting.Surroundings surroundings, String domain, PlaceReports reports) {
        this.surroundings = surroundings;
        this.domain = domain;
        this.reports = reports;
        this.rosters =
                new ServerRosters(
                        surroundings.server(),
                        surroundings.users(),
                        surroundings.rosterRemovals(),
                        domain);
        this.registrations = new ServiceRegistrations(surroundings.table(), domain);
    }

    @Override
    public String serverDomain() {
        return surroundings.server().getServerInfo().getXMPPDomain();
    }

    @Override
    public void send(Packet stanza) {
        JID from = stanza.getFrom();
        if (from == null || !from.getDomain().equals(domain)) {
            throw new IllegalArgumentException("a stanza from " + from + " is not from " + domain);
        }
        surroundings.server().getPacketRouter().route(stanza);
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
    public Registrations registrations() {
        return registrations;
    }

    @Override
    public Locale locale(JID user) {
        return surroundings.users().locale(user);
    }

    @Override
    public Texts texts(Locale locale) {
        return new Texts(locale);
    }

    @Override
    public ScheduledExecutorService executor() {
        return surroundings.executor();
    }

    @Override
    public Clock clock() {
        return surroundings.clock();
    }

    @Override
    public Path folder() {
        try {
            return PrivateFolder.make(surroundings.home(), List.of(FOLDER, domain));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder of "
                            + domain
                            + " cannot be made in "
                            + surroundings.home()
                            + ": "
                            + e,
                    e);
        }
    }

    /** After the service: its folder goes unless the service has left something in it. */
    void deleteEmptyFolder() {
        try {
            PrivateFolder.deleteEmpty(surroundings.home(), List.of(FOLDER, domain));
        } catch (IOException e) {
            log.warn("The folder of {} cannot be deleted", domain, e);
        }
    }

    @Override
    public Path modulesFolder() {
        return surroundings.home().resolve("modules");
    }

    @Override
    public List<Path> classPath() {
        return surroundings.classPath();
    }

    @Override
    public void degraded(String reason) {
        reports.serviceDegraded(reason);
    }

    @Override
    public void recovered() {
        reports.serviceRecovered();
    }

    @Override
    public void failed(String reason) {
        reports.serviceFailed(reason);
    }
}
