package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.administration.AuditTrail;
import org.igniterealtime.openfire.plugin.imservices.administration.ServerFacts;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Source;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.PacketException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.auth.UnauthorizedException;
import org.jivesoftware.openfire.component.ComponentEventListener;
import org.jivesoftware.openfire.component.InternalComponentManager;
import org.jivesoftware.openfire.event.GroupEventDispatcher;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.roster.RosterEventDispatcher;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * Gives services their places on a running Openfire. {@link #start} hangs one listener of each kind into the server, {@link
 * #stop} takes them out again and releases the places that are left.
 */
public final class OpenfireHosting implements Hosting {

    private static final Logger log = LoggerFactory.getLogger(OpenfireHosting.class);

    private static final long LOOK_EVERY_S = 10;

    private final XMPPServer server;
    private final ScheduledExecutorService executor;
    private final ServerInternals internals;
    private final DomainClaims claims;
    private final OutsideRoutes outside;
    private final Detour detour;
    private final AccessInterceptor interceptor;
    private final ListedServices listed;
    private final RosterRemovals rosterRemovals;
    private final RegistrationTable table;
    private final UserRemovals userRemovals;
    private final ComponentEventListener components = new NewComponents();
    private final PeerSource peerSource = new ServerPeers();
    private final PeerEvents peerEvents = new PeerEvents();
    private final Surroundings surroundings;
    private final OpenfireWorkshop workshop;
    private final Map<String, OpenfirePlace> places = new ConcurrentHashMap<>();
    private ScheduledFuture<?> looks;

    /** What all places share. */
    record Surroundings(
            XMPPServer server,
            LocalUsers users,
            RegistrationTable table,
            UserRemovals userRemovals,
            RosterRemovals rosterRemovals,
            AccessInterceptor interceptor,
            OpenfireFigures figures,
            AuditTrail audit,
            OpenfireEvents events,
            RoomEngines engines,
            ScheduledExecutorService executor,
            Clock clock,
            Path home,
            List<Path> classPath) {}

    /**
     * @param server started
     * @param home Openfire's home
     * @param classPath the jars of the plugin
     */
    public OpenfireHosting(
            XMPPServer server,
            Path home,
            List<Path> classPath,
            ScheduledExecutorService executor,
            Clock clock) {
        this.server = server;
        this.executor = executor;
        this.internals = new ServerInternals(server);
        this.claims = new DomainClaims(new ServerDomains(server));
        this.outside = new OutsideRoutes(server.getRoutingTable(), internals);
        this.listed = new ListedServices(server);
        Rejections rejections = new Rejections();
        this.detour = new Detour(server, rejections);
        OpenfireEvents events = new OpenfireEvents(executor, clock);
        RemoteTap remote =
                new RemoteTap(
                        address ->
                                server.isLocal(address)
                                        || server.getRoutingTable().hasComponentRoute(address),
                        event -> events.happened(Source.REMOTE, event));
        events.tapped(
                List.of(
                        new AccountTap(server, event -> events.happened(Source.PRESENCE, event)),
                        new PresenceTap(server, event -> events.happened(Source.PRESENCE, event)),
                        new LogInTap(event -> events.happened(Source.LOG_INS, event)),
                        remote));
        this.interceptor =
                new AccessInterceptor(outside, detour, rejections, remote, this::deliver);
        this.rosterRemovals = new RosterRemovals(server, executor);
        this.table =
                new RegistrationTable(
                        DbConnectionManager::getConnection,
                        new KeyFile(home.resolve("conf").resolve("imservices.key")),
                        clock);
        this.userRemovals = new UserRemovals(server, table, executor);
        this.surroundings =
                new Surroundings(
                        server,
                        new LocalUsers(server),
                        table,
                        userRemovals,
                        rosterRemovals,
                        interceptor,
                        new OpenfireFigures(server, internals, home, executor),
                        new AuditTrail(new OpenfireAudit(), JiveGlobals::getLocale),
                        events,
                        new RoomEngines(server),
                        executor,
                        clock,
                        home,
                        classPath);
        this.workshop = new OpenfireWorkshop(surroundings, OpenfireWorkshop.OF_MODULES);
    }

    public synchronized void start() {
        if (looks != null) {
            return;
        }
        InterceptorManager.getInstance().addInterceptor(interceptor);
        listed.start();
        RosterEventDispatcher.addListener(rosterRemovals);
        RosterEventDispatcher.addListener(peerEvents);
        GroupEventDispatcher.addListener(peerEvents);
        UserEventDispatcher.addListener(userRemovals);
        InternalComponentManager.getInstance().addListener(components);
        // Openfire has started what is in its database.
        surroundings.engines().dismissAll();
        looks =
                executor.scheduleWithFixedDelay(
                        this::look, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        try {
            table.check();
        } catch (StorageException e) {
            log.error("{}", e.getMessage(), e);
        }
    }

    public synchronized void stop() {
        if (looks != null) {
            looks.cancel(false);
            looks = null;
        }
        for (OpenfirePlace place : List.copyOf(places.values())) {
            place.vacate();
            release(place.domain());
        }
        InternalComponentManager.getInstance().removeListener(components);
        UserEventDispatcher.removeListener(userRemovals);
        GroupEventDispatcher.removeListener(peerEvents);
        RosterEventDispatcher.removeListener(peerEvents);
        RosterEventDispatcher.removeListener(rosterRemovals);
        listed.stop();
        InterceptorManager.getInstance().removeInterceptor(interceptor);
        workshop.deleteEmptyFolder();
        try {
            PrivateFolder.deleteEmpty(surroundings.home(), List.of(OpenfireWorkshop.FOLDER));
        } catch (IOException e) {
            log.warn("The folder of the services cannot be deleted", e);
        }
    }

    /** Past the interceptors that judge what begins its way. */
    private void deliver(Packet packet) {
        try {
            server.getPacketDeliverer().deliver(packet);
        } catch (UnauthorizedException | PacketException e) {
            log.warn("An answer to {} cannot be delivered", packet.getTo(), e);
        }
    }

    /**
     * From now on services are told of each other ({@link ServerFigures#services}).
     *
     * @param services called by any thread, must return at once
     */
    public void tell(Supplier<List<ServerFigures.Running>> services) {
        surroundings.figures().tell(services);
    }

    /** What administration asks of the server. */
    public ServerFacts facts() {
        return new OpenfireFacts(server, surroundings, claims);
    }

    @Override
    public LivePeers peers(String domain, AccessList list, Runnable changed)
            throws ServiceException {
        AccessPeers peers =
                new AccessPeers(peerSource, server.getServerInfo().getXMPPDomain(), domain, list);
        peerEvents.add(peers);
        try {
            peers.read();
        } catch (PeerSource.NotTold e) {
            peerEvents.remove(peers);
            throw new ServiceException(e.getMessage(), e);
        }
        peers.keep(executor, AccessPeers.Timing.NORMAL, changed, peerEvents::remove);
        return peers;
    }

    @Override
    public void stateChanged(ServerEvents.ServiceState change) {
        surroundings.events().happened(Source.SERVICES, change);
    }

    @Override
    public Workshop workshop() {
        return workshop;
    }

    @Override
    public Place claim(ServiceDefinition definition, Gate gate, StateReports reports)
            throws ServiceException {
        String domain = definition.domain();
        OpenfirePlace before = places.get(domain);
        if (before != null && before.isVacant()) {
            return place(definition, before.route(), gate, reports);
        }
        Optional<Phrase> refusal = claims.claim(domain);
        if (refusal.isPresent()) {
            throw new ServiceException(refusal.get());
        }
        try {
            ServiceRoute route = new ServiceRoute(domain, server.getPacketRouter()::route);
            addRoutes(route);
            return place(definition, route, gate, reports);
        } catch (RuntimeException e) {
            removeRoutes(domain);
            claims.release(domain);
            throw new ServiceException(HostingWording.NO_ROUTE.with(domain, e.getMessage()), e);
        }
    }

    private OpenfirePlace place(
            ServiceDefinition definition, ServiceRoute route, Gate gate, StateReports reports) {
        listed.guard(definition.domain(), gate);
        OpenfirePlace place =
                new OpenfirePlace(
                        surroundings,
                        definition,
                        route,
                        gate,
                        new PlaceReports(reports),
                        this::forget,
                        () -> addRoutes(route));
        places.put(definition.domain(), place);
        look(place);
        return place;
    }

    /** What a place that has been vacated had hung up. */
    private void forget(String domain) {
        rosterRemovals.forget(domain);
        userRemovals.forget(domain);
        interceptor.unguard(domain);
    }

    private void addRoutes(ServiceRoute route) {
        server.getRoutingTable().addComponentRoute(route.getAddress(), route);
        if (claims.isOutside(route.getAddress().getDomain())) {
            List<String> senders = new ArrayList<>(server.getRoutingTable().getComponentsDomains());
            senders.add(server.getServerInfo().getXMPPDomain());
            outside.add(route, senders);
            interceptor.watch(route.getAddress().getDomain());
        }
    }

    private void removeRoutes(String domain) {
        detour.leave(domain);
        interceptor.unwatch(domain);
        listed.unguard(domain);
        outside.remove(domain);
        if (!internals.hasInternalComponent(domain)) {
            server.getRoutingTable().removeComponentRoute(new JID(null, domain, null));
        }
    }

    @Override
    public void release(String domain) {
        OpenfirePlace place = places.get(domain);
        if (place != null && place.isVacant() && removeVacant(place)) {
            removeRoutes(domain);
            claims.release(domain);
        }
    }

    private boolean removeVacant(OpenfirePlace place) {
        // A look at the place waits for this, or comes after it and finds it gone.
        synchronized (place) {
            return places.remove(place.domain(), place);
        }
    }

    private void look() {
        places.values().forEach(this::look);
    }

    /** What may change about a domain without anybody being told. */
    private void look(OpenfirePlace place) {
        try {
            lookAfter(place);
        } catch (RuntimeException e) {
            log.error("The look after the domain {} failed", place.domain(), e);
        }
    }

    private void lookAfter(OpenfirePlace place) {
        Phrase problem = null;
        // Its release waits, so that nothing is hung up again behind it.
        synchronized (place) {
            String domain = place.domain();
            if (places.get(domain) != place) {
                return;
            }
            if (internals.hasInternalComponent(domain) && !place.hasRooms()) {
                problem = HostingWording.TAKEN.with(domain);
            } else if (hasRoute(domain)) {
                outside.restore(domain);
            } else {
                addRoutes(place.route());
            }
            if (place.hasLostRooms()) {
                problem = HostingWording.ROOMS_LOST.with(domain);
            }
            if (claims.isOutside(domain) && internals.refusesRemote(domain)) {
                detour.use(place.route());
            } else {
                detour.leave(domain);
            }
        }
        if (place.reports().place(problem) && problem != null) {
            log.warn("{}", problem);
        }
    }

    private boolean hasRoute(String domain) {
        return server.getRoutingTable().hasComponentRoute(new JID(null, domain, null));
    }

    /** Stanzas of components may reach the routing table without passing an interceptor. */
    private final class NewComponents implements ComponentEventListener {

        @Override
        public void componentRegistered(JID component) {
            outside.addSender(component.getDomain());
        }

        @Override
        public void componentUnregistered(JID component) {
            // Its pair stays until the service goes; it harms nobody.
        }

        @Override
        public void componentInfoReceived(IQ info) {
            // Nothing to do.
        }
    }
}
