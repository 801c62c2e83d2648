package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.session.DomainPair;
import org.jivesoftware.openfire.session.LocalOutgoingServerSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/** Which routes the server has for a service outside its domain, and that none is left of it. */
class OutsideRoutesTest {

    private static final String IRC = "irc.example.net";
    private static final DomainPair SERVER = new DomainPair("example.org", IRC);
    private static final DomainPair REMOTE = new DomainPair("example.com", IRC);

    private final Map<DomainPair, LocalOutgoingServerSession> table = new HashMap<>();
    private final ServerInternals internals = mock(ServerInternals.class);
    private final ServiceRoute route = new ServiceRoute(IRC, answer -> {});
    private OutsideRoutes routes;

    @BeforeEach
    void prepare() {
        RoutingTable server = mock(RoutingTable.class);
        doAnswer(call -> table.put(call.getArgument(0), call.getArgument(1)))
                .when(server)
                .addServerRoute(any(), any());
        when(server.hasServerRoute(any()))
                .thenAnswer(call -> table.containsKey(call.<DomainPair>getArgument(0)));
        when(server.removeServerRoute(any()))
                .thenAnswer(call -> table.remove(call.<DomainPair>getArgument(0)) != null);
        when(internals.outsideRoute(any(), any()))
                .thenAnswer(call -> mock(LocalOutgoingServerSession.class));
        routes = new OutsideRoutes(server, internals);
        routes.add(route, List.of("example.org"));
        routes.prepare(from("example.com"));
    }

    private static Message from(String domain) {
        Message message = new Message();
        message.setFrom(new JID("romeo@" + domain));
        message.setTo(new JID("bob@" + IRC));
        return message;
    }

    @Test
    void aSenderHasARouteBeforeTheServerLooksForIt() {
        assertEquals(Set.of(SERVER, REMOTE), table.keySet());
    }

    @Test
    void whatIsAddedAgainIsRemovedWhole() {
        // As when another component has had the domain for a while.
        routes.add(route, List.of("example.org"));
        routes.remove(IRC);
        assertEquals(Set.of(), table.keySet());
    }

    @Test
    void aRouteThatTheServerDroppedIsRestored() {
        LocalOutgoingServerSession session = table.remove(SERVER);
        routes.restore(IRC);
        assertEquals(session, table.get(SERVER));
        routes.remove(IRC);
        routes.restore(IRC);
        assertEquals(Set.of(), table.keySet());
    }
}
