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
    private Message similar;

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
                        new RemoteTap(address -> true, event -> {}),
                        answer -> {});
        for (int n = 0; n < services; n++) {
            String domain = "irc" + n + ".example.net";
            interceptor.watch(domain);
            interceptor.guard(domain, new Gate(), sent -> {});
        }
        message = message("example.org");
        similar = message("irc0.example.com");
    }

    private static Message message(String host) {
        Message message = new Message();
        message.setFrom(new JID("alice", host, "desk"));
        message.setTo(new JID("bob", host, "phone"));
        message.setBody("It is a truth universally acknowledged");
        return message;
    }

    @Benchmark
    public void stanzaOfNoService() throws PacketRejectedException {
        pass(message);
    }

    /** Between users of a server whose name is as long as that of a service. */
    @Benchmark
    public void stanzaOfNoServiceSameLength() throws PacketRejectedException {
        pass(similar);
    }

    /** The two questions that it would begin with otherwise. */
    @Benchmark
    public boolean addressesAsTinderTellsThem() {
        return message.getTo().getDomain().equals(message.getFrom().getDomain());
    }

    private void pass(Message stanza) throws PacketRejectedException {
        interceptor.interceptPacket(stanza, null, true, false);
        interceptor.interceptPacket(stanza, null, true, true);
        interceptor.interceptPacket(stanza, null, false, false);
        interceptor.interceptPacket(stanza, null, false, true);
    }
}
