package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.muc.MUCEventDispatcher;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Openfire's chat rooms at the domain of a service. Openfire's engine is a component of the server and takes the domain's route when it is
 * started; the service's own route is put back over it, so that every stanza comes to the service first, which hands the engine what is
 * the rooms'. Opened and closed by one thread at a time; the rest by any.
 */
final class OpenfireRooms implements Rooms {

    private static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    /**
     * For how many days a permanent room is kept in memory, and listed, that nobody enters. So many that it is for ever, and so few that
     * the date before them can be written into the database's column.
     */
    private static final String ALWAYS_DAYS = "10000";

    private static final int DOORS = 64;

    private final XMPPServer server;
    private final RoomEngines engines;
    private final ScheduledExecutorService executor;
    private final String domain;
    private final Consumer<Consumer<Packet>> guard;
    private final Runnable takeRoute;

    /** The rooms that have been made by the stanza that the thread is delivering. */
    private final ThreadLocal<Set<String>> made = new ThreadLocal<>();

    /** Requests that the engine has at hand, whose answers somebody wants to know. */
    private final Map<Asked, AtomicReference<IQ>> asked = new ConcurrentHashMap<>();

    /** A request as its answer names it. */
    private record Asked(JID by, String id) {}

    /** Locks, each for the rooms that it falls to. */
    private final Object[] doors = Stream.generate(Object::new).limit(DOORS).toArray();

    private volatile Settings settings;
    private RoomEvents listener;
    private volatile MultiUserChatService engine;
    private volatile boolean held;

    /**
     * @param guard has the gate judge what the engine sends, which does not go through the service's host, and tells what passes
     * @param takeRoute puts the service's own route back in its place
     */
    OpenfireRooms(
            XMPPServer server,
            RoomEngines engines,
            ScheduledExecutorService executor,
            String domain,
            Consumer<Consumer<Packet>> guard,
            Runnable takeRoute) {
        this.server = server;
        this.engines = engines;
        this.executor = executor;
        this.domain = domain;
        this.guard = guard;
        this.takeRoute = takeRoute;
    }

    /** Whether a component of the server at the domain is this engine, or is about to be. */
    boolean isHeld() {
        return held;
    }

    /** Whether the engine has been opened and somebody else has since taken it off the server. */
    boolean isLost() {
        MultiUserChatService open = engine;
        return open != null && (engines.find(subdomain()) != open || !open.isServiceEnabled());
    }

    @Override
    public synchronized void open(String description, Settings wanted, Events events)
            throws ServiceException {
        if (engine != null) {
            throw new IllegalStateException("the rooms of " + domain + " are open");
        }
        if (subdomain() == null) {
            throw new ServiceException(
                    HostingWording.ROOMS_ELSEWHERE.with(server.getServerInfo().getXMPPDomain()));
        }
        settings = wanted;
        held = true;
        guard.accept(this::sent);
        Keeper keeper = new Keeper();
        try {
            engine = engines.raise(subdomain(), description, properties(wanted));
        } finally {
            if (engine == null) {
                held = false;
            }
            keeper.end();
        }
        listener = new RoomEvents(domain, this::created, events);
        MUCEventDispatcher.addListener(listener);
    }

    /**
     * Puts the route, and the line in the server's disco#items, in which the place decides, back to what they were. Openfire takes the
     * route away before it tells everybody that the engine stops, which takes up to half a second, and gives it to the engine before that
     * runs; what came meanwhile would be dropped without a word.
     */
    private final class Keeper implements Runnable {

        private final ScheduledFuture<?> again;
        private boolean over;

        Keeper() {
            again = executor.scheduleWithFixedDelay(this, 1, 1, TimeUnit.MILLISECONDS);
        }

        @Override
        public synchronized void run() {
            if (!over) {
                server.getIQDiscoItemsHandler().removeComponentItem(domain);
                takeRoute.run();
            }
        }

        /** The last time; one that is under way is waited for. */
        synchronized void end() {
            again.cancel(false);
            run();
            over = true;
        }
    }

    /** As Openfire names them; {@code create.anyone} means the contrary of what it says. */
    private static Map<String, String> properties(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("create.anyone", String.valueOf(!settings.creators().isEmpty()));
        properties.put(
                "create.jid",
                settings.creators().stream().map(JID::toBareJID).collect(Collectors.joining(",")));
        properties.put("room.persistent", String.valueOf(settings.permanent()));
        properties.put("room.maxUsers", String.valueOf(settings.maximumUsers()));
        properties.put("room.moderated", String.valueOf(settings.moderated()));
        properties.put("room.membersOnly", String.valueOf(settings.membersOnly()));
        properties.put("history.type", settings.history() == 0 ? "none" : "number");
        properties.put(
                "history.maxNumber", String.valueOf(RoomEngines.historyNumber(settings.history())));
        properties.put("unload.empty_days", ALWAYS_DAYS);
        properties.put("preload.days", ALWAYS_DAYS);
        return properties;
    }

    @Override
    public void describe(String description) {
        engines.describe(subdomain(), description);
    }

    @Override
    public Set<String> features() {
        IQ request = new IQ(IQ.Type.get);
        request.setFrom(new JID(null, server.getServerInfo().getXMPPDomain(), null));
        request.setTo(new JID(null, domain, null));
        request.setChildElement("query", DISCO_INFO);
        Set<String> features = new LinkedHashSet<>();
        Element answer = info(request).getChildElement();
        if (answer != null) {
            for (Object feature : answer.elements("feature")) {
                features.add(((Element) feature).attributeValue("var"));
            }
        }
        return features;
    }

    /**
     * {@inheritDoc} Whoever enters a room while somebody makes it by entering waits until it has been settled: else he would find it
     * locked.
     */
    @Override
    public void deliver(Packet stanza) {
        MultiUserChatService open = engine;
        if (open == null) {
            return;
        }
        if (stanza instanceof Presence presence && presence.isAvailable()) {
            Object door = doors[Math.floorMod(stanza.getTo().toBareJID().hashCode(), DOORS)];
            synchronized (door) {
                deliver(open, stanza);
            }
        } else {
            deliver(open, stanza);
        }
    }

    /** {@inheritDoc} The engine answers requests in the thread that brings them. */
    @Override
    public boolean grants(IQ request) {
        Asked key = new Asked(request.getFrom(), request.getID());
        AtomicReference<IQ> answer = new AtomicReference<>();
        asked.put(key, answer);
        try {
            deliver(request);
        } finally {
            asked.remove(key, answer);
        }
        IQ answered = answer.get();
        return answered != null && answered.getType() == IQ.Type.result;
    }

    /** What the engine sends, on its way. */
    private void sent(Packet packet) {
        if (!asked.isEmpty() && packet instanceof IQ iq && iq.isResponse()) {
            AtomicReference<IQ> wanted = asked.get(new Asked(iq.getTo(), iq.getID()));
            if (wanted != null) {
                wanted.set(iq);
            }
        }
    }

    private void deliver(MultiUserChatService open, Packet stanza) {
        Set<String> outer = made.get();
        Set<String> own = new LinkedHashSet<>();
        made.set(own);
        try {
            open.processPacket(stanza);
        } finally {
            if (outer == null) {
                // Nothing of the plugin stays at the server's threads.
                made.remove();
            } else {
                made.set(outer);
            }
        }
        for (String room : own) {
            String password = settings.password().isEmpty() ? null : settings.password().reveal();
            engines.settle(open, room, password, settings.permanent());
        }
    }

    /** A room made elsewhere, in Openfire's console, is as it is wanted there. */
    private void created(String room) {
        Set<String> own = made.get();
        if (own != null) {
            own.add(room);
        }
    }

    @Override
    public IQ info(IQ request) {
        return server.getIQDiscoInfoHandler().handleIQ(request);
    }

    @Override
    public boolean exists(String room) {
        MultiUserChatService open = engine;
        return open != null && open.hasChatRoom(room);
    }

    @Override
    public synchronized void close() {
        MultiUserChatService open = engine;
        if (open == null) {
            return;
        }
        Keeper keeper = new Keeper();
        try {
            engines.lower(subdomain(), open);
        } finally {
            MUCEventDispatcher.removeListener(listener);
            listener = null;
            engine = null;
            keeper.end();
            held = false;
        }
    }

    /** Null when the domain is not under the server's. */
    private String subdomain() {
        String end = "." + server.getServerInfo().getXMPPDomain();
        return domain.endsWith(end) && domain.length() > end.length()
                ? domain.substring(0, domain.length() - end.length())
                : null;
    }
}
