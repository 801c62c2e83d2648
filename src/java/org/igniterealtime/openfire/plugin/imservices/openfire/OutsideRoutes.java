package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.session.DomainPair;
import org.jivesoftware.openfire.session.LocalOutgoingServerSession;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * The routes to services whose domain lies outside the server's. The server keeps such routes for pairs of domains: those
 * of its own domain and of its components are made with the service, those of other senders just before the server looks for
 * them, when {@link AccessInterceptor} sees a stanza to such a domain.
 */
final class OutsideRoutes {

    private record Outside(LocalOutgoingServerSession session, Set<DomainPair> pairs) {}

    private final RoutingTable table;
    private final ServerInternals internals;
    private final Map<String, Outside> routes = new ConcurrentHashMap<>();

    OutsideRoutes(RoutingTable table, ServerInternals internals) {
        this.table = table;
        this.internals = internals;
    }

    /**
     * Makes the routes to the service from these senders, without effect on those that it has.
     *
     * @throws IllegalStateException when another node of the cluster has a connection for the domain
     */
    void add(ServiceRoute route, Iterable<String> senders) {
        String domain = route.getAddress().getDomain();
        Outside outside = routes.computeIfAbsent(domain, name -> outside(route));
        for (String sender : senders) {
            connect(outside, sender, domain);
        }
    }

    private Outside outside(ServiceRoute route) {
        Set<DomainPair> pairs = ConcurrentHashMap.newKeySet();
        return new Outside(internals.outsideRoute(route, pairs), pairs);
    }

    /**
     * Makes routes anew that the server has dropped: when a connection to the domain's real server ends, which was there before the
     * service, the server removes the route to it, whosever it is by then.
     */
    void restore(String domain) {
        Outside outside = routes.get(domain);
        if (outside == null) {
            return;
        }
        synchronized (outside) {
            for (DomainPair pair : outside.pairs()) {
                if (!table.hasServerRoute(pair)) {
                    table.addServerRoute(pair, outside.session());
                }
            }
        }
    }

    void remove(String domain) {
        Outside outside = routes.remove(domain);
        if (outside != null) {
            synchronized (outside) {
                outside.pairs().forEach(table::removeServerRoute);
                outside.pairs().clear();
            }
        }
    }

    /** A domain whose stanzas do not all pass the interceptor: one of the server's components. */
    void addSender(String sender) {
        routes.forEach((domain, outside) -> connect(outside, sender, domain));
    }

    /** Makes the route that a stanza is going to need, when there is none yet. */
    void prepare(Packet packet) {
        JID to = packet.getTo();
        JID from = packet.getFrom();
        Outside outside = to == null || from == null ? null : routes.get(to.getDomain());
        if (outside != null) {
            connect(outside, from.getDomain(), to.getDomain());
        }
    }

    private void connect(Outside outside, String sender, String domain) {
        DomainPair pair = new DomainPair(sender, domain);
        if (outside.pairs().contains(pair)) {
            return;
        }
        synchronized (outside) {
            if (routes.get(domain) == outside && outside.pairs().add(pair)) {
                table.addServerRoute(pair, outside.session());
            }
        }
    }
}
