package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.ProxyClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.bytestreams.BytestreamListener;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamSession;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;

/** XEP-0065 version 1.8.2 over IPv6: a proxy that only IPv6 reaches, and one where each side comes as it can. */
class Ipv6BytestreamsIT {

    private static final String SIX = "six-files.example.org";
    private static final String BOTH = "both-files.example.org";

    @RegisterExtension final Scene scene = new Scene();

    private static boolean hasIpv6() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address.getHostAddress().startsWith("0:0:0:0:0:0:0:1"));
    }

    private static String section(String domain, String browse, int port, String addresses) {
        return """
               [%s]
               category=proxy
               type=bytestreams
               browse=%s
               params=port=%d;interface=%s
               """
                .formatted(domain, browse, port, addresses);
    }

    @Test
    void streamsOverIpv6() throws Exception {
        Assumptions.assumeTrue(hasIpv6(), "this machine has no IPv6");
        int port = Ports.free();
        int other = Ports.free();
        // Only the one is for Smack to find.
        scene.start(
                section(SIX, "public", port, "[::1]")
                        + section(BOTH, "private", other, "::1,127.0.0.1"));
        scene.awaitService(SIX);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        scene.await("both run", () -> !hosts(alice, BOTH).isEmpty());
        assertEquals(List.of("::1 " + port), hosts(alice, SIX));
        assertEquals(List.of("127.0.0.1 " + other, "::1 " + other), hosts(alice, BOTH));

        smackMovesAFile(alice, bob);

        ProxyClient mixed =
                new ProxyClient(
                        BOTH,
                        new InetSocketAddress("::1", other),
                        new InetSocketAddress("127.0.0.1", other));
        try (ProxyClient.Sides sides = mixed.stream("mixed", alice, bob)) {
            sides.requester().send(new byte[] {6});
            assertEquals(6, sides.target().read());
            sides.target().send(new byte[] {4});
            assertEquals(4, sides.requester().read());
        }
    }

    /** Where to connect, as the proxy says (section 4). */
    private static List<String> hosts(XmppUser user, String domain) throws Exception {
        Bytestream request = new Bytestream();
        request.setType(IQ.Type.get);
        request.setTo(JidCreate.from(domain));
        return ((Bytestream) user.ask(request))
                .getStreamHosts().stream()
                        .map(host -> host.getAddress() + " " + host.getPort())
                        .toList();
    }

    private static void smackMovesAFile(XmppUser alice, XmppUser bob) throws Exception {
        byte[] file = new byte[5_000_000];
        new Random(6).nextBytes(file);
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        BytestreamListener listener =
                request ->
                        CompletableFuture.runAsync(
                                () -> {
                                    try (InputStream in = request.accept().getInputStream()) {
                                        received.complete(in.readAllBytes());
                                    } catch (Exception e) {
                                        received.completeExceptionally(e);
                                    }
                                });
        bob.bytestreams().addIncomingBytestreamListener(listener);
        Socks5BytestreamSession session = alice.bytestreams().establishSession(bob.fullJid());
        assertTrue(session.isMediated());
        try (OutputStream out = session.getOutputStream()) {
            out.write(file);
        }
        assertArrayEquals(file, received.get(60, TimeUnit.SECONDS));
        session.close();
        bob.bytestreams().removeIncomingBytestreamListener(listener);
    }
}
