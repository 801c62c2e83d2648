package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import org.jivesoftware.openfire.RoutingTable;
import org.mockito.Mockito;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * What a stanza that concerns no service costs in this plugin: the interceptor's four calls on its way through the server, with
 * 1,000 services outside the server's domain. Services inside it cost nothing: the server's own table finds them.
 */
@State(Scope.Benchmark)
public class OutsideRoutesBenchmark {

    private static final int SERVICES = 1_000;

    private OutsideRoutes routes;
    private Message message;

    @Setup
    public void prepare() {
        // Neither is asked for anything on the way that is measured.
        routes =
                new OutsideRoutes(
                        Mockito.mock(RoutingTable.class), Mockito.mock(ServerInternals.class));
        for (int n = 0; n < SERVICES; n++) {
            routes.add(new ServiceRoute("irc" + n + ".example.net", packet -> {}), List.of());
        }
        message = new Message();
        message.setFrom(new JID("alice", "example.org", "desk"));
        message.setTo(new JID("bob", "example.org", "phone"));
        message.setBody("It is a truth universally acknowledged");
    }

    @Benchmark
    public void stanzaOfNoService() {
        routes.interceptPacket(message, null, true, false);
        routes.interceptPacket(message, null, true, true);
        routes.interceptPacket(message, null, false, false);
        routes.interceptPacket(message, null, false, true);
    }
}
