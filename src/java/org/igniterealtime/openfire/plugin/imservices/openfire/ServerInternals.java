package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dom4j.Document;
import org.dom4j.DocumentHelper;
import org.dom4j.io.XMPPPacketReader;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.database.DefaultConnectionProvider;
import org.jivesoftware.openfire.Connection;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.component.InternalComponentManager;
import org.jivesoftware.openfire.server.OutgoingServerSocketReader;
import org.jivesoftware.openfire.server.RemoteServerManager;
import org.jivesoftware.openfire.session.DomainPair;
import org.jivesoftware.openfire.session.LocalOutgoingServerSession;
import org.jivesoftware.openfire.spi.BasicStreamIDFactory;
import org.jivesoftware.util.JiveGlobals;
import org.jivesoftware.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * All that depends on how Openfire is made inside, or differs between its versions. Tried against
 * 4.2, 4.9 and 5.1. See decision 11 in ARCHITECTURE.md for why it is needed.
 */
public final class ServerInternals {

    private static final Logger log = LoggerFactory.getLogger(ServerInternals.class);

    private static final Pattern POOL = Pattern.compile("\\d+,\\d+,\\d+,(\\d+)");

    private final XMPPServer server;
    private final Method componentsAt;

    ServerInternals(XMPPServer server) {
        this.server = server;
        this.componentsAt = componentsMethod();
    }

    /**
     * Openfire's home; asked under another name and type in version 5.
     *
     * @throws IllegalStateException when this Openfire knows neither
     */
    public static Path home() {
        for (String name : List.of("getHomePath", "getHomeDirectory")) {
            try {
                Object home = JiveGlobals.class.getMethod(name).invoke(null);
                return Path.of(home.toString()).toAbsolutePath().normalize();
            } catch (NoSuchMethodException e) {
                log.debug("This Openfire has no {}", name, e);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Openfire does not say where its home is", e);
            }
        }
        throw new IllegalStateException("Openfire does not say where its home is");
    }

    /** A route to a domain outside the server's own: what looks to the server like a connection to that domain's server. */
    LocalOutgoingServerSession outsideRoute(ServiceRoute route, Collection<DomainPair> pairs) {
        return new OutsideRoute(route, pairs, server.getServerInfo().getXMPPDomain());
    }

    /**
     * Whether a component inside the server (a plugin's, or a chat service) has registered itself for the domain. Such a
     * one takes a route away without asking.
     */
    boolean hasInternalComponent(String domain) {
        if (componentsAt == null) {
            return false;
        }
        try {
            Object components =
                    componentsAt.invoke(
                            InternalComponentManager.getInstance(), new JID(null, domain, null));
            return components instanceof Collection<?> some && !some.isEmpty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            log.debug("Openfire's component manager does not say who is at {}", domain, e);
            return false;
        }
    }

    /**
     * Whether the server's rules for other servers keep stanzas from a domain outside its own. Version 4.2 looks for a route
     * first. Blocks.
     */
    boolean refusesRemote(String domain) {
        Version version = server.getServerInfo().getVersion();
        boolean routeFirst = version.getMajor() == 4 && version.getMinor() == 2;
        return !routeFirst && !RemoteServerManager.canAccess(domain);
    }

    /** The servers to which there is a session, our own services left out. */
    Collection<String> remoteServers() {
        return server.getSessionManager().getOutgoingServers().stream()
                .filter(
                        domain ->
                                !server.getRoutingTable()
                                        .hasComponentRoute(new JID(null, domain, null)))
                .toList();
    }

    /**
     * The connections to the database.
     *
     * @param used empty when this Openfire does not tell
     * @param most empty when this Openfire does not tell
     */
    record Pool(OptionalInt used, OptionalInt most) {}

    /** What the pool of the server's own tells: since 4.3 by methods, in 4.2 by what it is as a text: least, most, there, in use. */
    Pool databasePool() {
        if (!(DbConnectionManager.getConnectionProvider()
                instanceof DefaultConnectionProvider pool)) {
            return new Pool(OptionalInt.empty(), OptionalInt.empty());
        }
        OptionalInt most = OptionalInt.of(pool.getMaxConnections());
        try {
            Object used = pool.getClass().getMethod("getActiveConnections").invoke(pool);
            return new Pool(OptionalInt.of((Integer) used), most);
        } catch (NoSuchMethodException e) {
            Matcher counts = POOL.matcher(pool.toString());
            return new Pool(
                    counts.matches()
                            ? OptionalInt.of(Integer.parseInt(counts.group(1)))
                            : OptionalInt.empty(),
                    most);
        } catch (IllegalAccessException | InvocationTargetException e) {
            log.debug("Openfire does not tell about its connections to the database", e);
            return new Pool(OptionalInt.empty(), most);
        }
    }

    private static Method componentsMethod() {
        try {
            Method method =
                    InternalComponentManager.class.getDeclaredMethod("getComponents", JID.class);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.info(
                    "This Openfire does not show which components are inside it; a clash of domains is not noticed",
                    e);
            return null;
        }
    }

    /**
     * Hands what it is given to the service in the calling thread. Methods without Override are those of later versions.
     */
    private static final class OutsideRoute extends LocalOutgoingServerSession {

        private final ServiceRoute route;
        private final Collection<DomainPair> pairs;

        OutsideRoute(ServiceRoute route, Collection<DomainPair> pairs, String serverDomain) {
            super(
                    serverDomain,
                    noConnection(),
                    new OutgoingServerSocketReader(new EndedStream()),
                    BasicStreamIDFactory.createStreamID("imservices-" + route.getAddress()));
            this.route = route;
            this.pairs = pairs;
            setAddress(route.getAddress());
        }

        @Override
        public void process(Packet packet) {
            route.process(packet);
        }

        /** Never idle: the server closes sessions that are. */
        @Override
        public Date getLastActiveDate() {
            return new Date();
        }

        @Override
        public void close() {
            // Ends with the service only.
        }

        @Override
        public Collection<DomainPair> getOutgoingDomainPairs() {
            return List.copyOf(pairs);
        }

        @Override
        public boolean authenticateSubdomain(String localDomain, String remoteDomain) {
            return true;
        }

        @SuppressWarnings("unused")
        public boolean authenticateSubdomain(DomainPair pair) {
            return true;
        }

        @Override
        public boolean checkOutgoingDomainPair(String localDomain, String remoteDomain) {
            return true;
        }

        @SuppressWarnings("unused")
        public boolean checkOutgoingDomainPair(DomainPair pair) {
            return true;
        }

        /** The reader of a connection starts a thread that ends when it meets this. */
        private static final class EndedStream extends XMPPPacketReader {
            @Override
            public Document parseDocument() throws IOException {
                return DocumentHelper.createDocument();
            }
        }

        /** A proxy, because the methods of the interface differ between the versions. */
        private static Connection noConnection() {
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> nothing(proxy, method, arguments));
        }

        private static Object nothing(Object proxy, Method method, Object[] arguments) {
            Class<?> type = method.getReturnType();
            switch (method.getName()) {
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                case "toString", "getHostAddress", "getHostName":
                    return "imservices";
                case "validate", "isInitialized":
                    return true;
                default:
                    break;
            }
            if (type == boolean.class) {
                return false;
            }
            if (type == int.class) {
                return 0;
            }
            if (type == byte[].class) {
                return new byte[0];
            }
            if (type == Optional.class) {
                return Optional.empty();
            }
            if (type == Set.class) {
                return Set.of();
            }
            if (type == CompletionStage.class) {
                return new CompletableFuture<Void>();
            }
            if (type.isArray()) {
                return Array.newInstance(type.getComponentType(), 0);
            }
            return null;
        }
    }
}
