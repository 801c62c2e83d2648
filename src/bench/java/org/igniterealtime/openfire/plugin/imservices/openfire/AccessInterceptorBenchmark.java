package org.igniterealtime.openfire.plugin.imservices.openfire;

import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.mockito.Mockito;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * What a stanza that concerns no service costs in this plugin: the interceptor's four calls on its way through the server, with so many
 * services that need the interceptor: outside the server's domain, and with gates. Services inside it cost nothing: the server's own table finds them.
 */
@State(Scope.Benchmark)
public class AccessInterceptorBenchmark {

    @Param({"1", "10000"})
    private int services;

    private AccessInterceptor interceptor;
    private Message message;

    @Setup
    public void prepare() {
        // None of these is asked for anything on the way that is measured.
        Rejections rejections = new Rejections();
        interceptor =
                new AccessInterceptor(
                        new OutsideRoutes(
                                Mockito.mock(RoutingTable.class),
                                Mockito.mock(ServerInternals.class)),
                        new Detour(Mockito.mock(XMPPServer.class), rejections),
                        rejections,
                        answer -> {});
        for (int n = 0; n < services; n++) {
            String domain = "irc" + n + ".example.net";
            interceptor.watch(domain);
            interceptor.guard(domain, new Gate());
        }
        message = new Message();
        message.setFrom(new JID("alice", "example.org", "desk"));
        message.setTo(new JID("bob", "example.org", "phone"));
        message.setBody("It is a truth universally acknowledged");
    }

    @Benchmark
    public void stanzaOfNoService() throws PacketRejectedException {
        interceptor.interceptPacket(message, null, true, false);
        interceptor.interceptPacket(message, null, true, true);
        interceptor.interceptPacket(message, null, false, false);
        interceptor.interceptPacket(message, null, false, true);
    }
}
