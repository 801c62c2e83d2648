package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.ProxyClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.SocksClient;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.bytestreams.BytestreamListener;
import org.jivesoftware.smackx.bytestreams.BytestreamRequest;
import org.jivesoftware.smackx.bytestreams.BytestreamSession;
import org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** XEP-0065 version 1.8.2, section 6: two clients through the proxy. */
class BytestreamsIT {

    private static final String FILES = "files.example.org";
    private static final String OTHER = "other-files.example.org";
    @RegisterExtension static final Scene scene = new Scene();

    private static int port;
    private static XmppUser alice;
    private static XmppUser bob;
    private static ProxyClient proxy;

    private static String section(String domain, String access, String parameters) {
        return """
               [%s]
               category=proxy
               type=bytestreams
               name=Files
               browse=%s
               params=port=%d;interface=127.0.0.1;%s
               %s
               """
                .formatted(
                        domain,
                        // Only one is for Smack and others to find.
                        domain.equals(FILES) ? "public" : "private",
                        port,
                        parameters,
                        access);
    }

    private static String services(String more) {
        return section(FILES, "access=conf/files.xml", "streamsPerUser=3" + more)
                + section(OTHER, "", "");
    }

    @BeforeAll
    static void start() throws Exception {
        port = Ports.free();
        access("");
        scene.start(services(""));
        scene.awaitService(FILES);
        alice = scene.user("alice");
        bob = scene.user("bob");
        proxy = new ProxyClient(FILES, port);
        // A list is loaded after the start; until then nobody is let in.
        Await.until(
                "alice is let in",
                Limits.ANSWER,
                () -> isKnown(alice),
                () -> scene.server().log().lines().filter(it -> it.contains("imserv")).toList());
    }

    private static void access(String item) throws Exception {
        Path file = scene.server().home().resolve("conf/files.xml");
        Files.createDirectories(file.getParent());
        Path next =
                Files.writeString(
                        file.resolveSibling("files.new"),
                        "<list name='files'>" + item + "<item action='allow' order='9'/></list>");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isKnown(XmppUser user) throws Exception {
        try {
            return user.info(FILES).hasIdentity("proxy", "bytestreams");
        } catch (XMPPErrorException e) {
            return false;
        }
    }

    private static String sum(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void smackMovesAHundredMegabytes() throws Exception {
        byte[] file = new byte[100_000_000];
        new Random(65).nextBytes(file);
        CompletableFuture<String> received = new CompletableFuture<>();
        BytestreamListener listener =
                new BytestreamListener() {
                    @Override
                    public void incomingBytestreamRequest(BytestreamRequest request) {
                        CompletableFuture.runAsync(() -> receive(request, received));
                    }
                };
        bob.bytestreams().addIncomingBytestreamListener(listener);
        Socks5BytestreamSession session = alice.bytestreams().establishSession(bob.fullJid());
        assertTrue(session.isMediated());
        try (OutputStream out = session.getOutputStream()) {
            out.write(file);
        }
        assertEquals(sum(file), received.get(Limits.LONG.toSeconds(), TimeUnit.SECONDS));
        session.close();
        bob.bytestreams().removeIncomingBytestreamListener(listener);
    }

    private static void receive(BytestreamRequest request, CompletableFuture<String> received) {
        try {
            BytestreamSession session = request.accept();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(session.getInputStream(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            session.close();
            received.complete(HexFormat.of().formatHex(digest.digest()));
        } catch (Exception e) {
            received.completeExceptionally(e);
        }
    }

    /** Section 10.1: both ways; and who has ended can still be answered. */
    @Test
    void halfClose() throws Exception {
        try (ProxyClient.Sides sides = proxy.stream("half", alice, bob)) {
            sides.requester().send("question".getBytes(StandardCharsets.UTF_8));
            sides.requester().end();
            assertArrayEquals(
                    "question".getBytes(StandardCharsets.UTF_8), sides.target().readAll());
            sides.target().send("answer".getBytes(StandardCharsets.UTF_8));
            sides.target().end();
            assertArrayEquals(
                    "answer".getBytes(StandardCharsets.UTF_8), sides.requester().readAll());
        }
    }

    /** Section 6.3.5. */
    @Test
    void onlyTheRequesterActivates() throws Exception {
        try (ProxyClient.Sides sides = proxy.connect("mine", alice, bob)) {
            XMPPErrorException e =
                    assertThrows(
                            XMPPErrorException.class, () -> proxy.activate("mine", bob, alice));
            assertEquals(Condition.item_not_found, e.getStanzaError().getCondition());
            proxy.activate("mine", alice, bob);
            sides.target().send(new byte[] {7});
            assertEquals(7, sides.requester().read());
        }
    }

    @Test
    void limits() throws Exception {
        XmppUser carol = scene.user("carol");
        ProxyClient.Sides[] sides = new ProxyClient.Sides[3];
        for (int n = 0; n < sides.length; n++) {
            sides[n] = proxy.stream("limit" + n, carol, bob);
        }
        try (ProxyClient.Sides more = proxy.connect("more", carol, bob)) {
            XMPPErrorException e =
                    assertThrows(
                            XMPPErrorException.class, () -> proxy.activate("more", carol, bob));
            assertEquals(Condition.resource_constraint, e.getStanzaError().getCondition());
            sides[0].close();
            Await.until("there is room", Limits.ANSWER, () -> activates("more", carol, bob));
            more.requester().send(new byte[] {1});
            assertEquals(1, more.target().read());
        }
        sides[1].close();
        sides[2].close();
    }

    private static boolean activates(String sid, XmppUser requester, XmppUser target)
            throws Exception {
        try {
            proxy.activate(sid, requester, target);
            return true;
        } catch (XMPPErrorException e) {
            return false;
        }
    }

    @Test
    void domainsShareThePort() throws Exception {
        try (ProxyClient.Sides sides = new ProxyClient(OTHER, port).stream("other", alice, bob)) {
            sides.requester().send(new byte[] {1});
            assertEquals(1, sides.target().read());
        }
    }

    @Test
    void whoIsShutOutLosesHisStreamsAndCannotActivate() throws Exception {
        XmppUser mallory = scene.user("mallory");
        try (ProxyClient.Sides sides = proxy.stream("m1", mallory, bob);
                ProxyClient.Sides others = proxy.stream("m2", alice, bob)) {
            access("<item type='jid' value='mallory@example.org' action='deny' order='1'/>");
            assertThrows(SocketException.class, sides.target()::read);
            others.requester().send(new byte[] {2});
            assertEquals(2, others.target().read());
            // He knows the hash, and that moves no byte.
            try (ProxyClient.Sides again = proxy.connect("m3", mallory, bob)) {
                XMPPErrorException e =
                        assertThrows(
                                XMPPErrorException.class, () -> proxy.activate("m3", mallory, bob));
                assertEquals(Condition.service_unavailable, e.getStanzaError().getCondition());
                again.requester().send(new byte[] {1});
                again.target().socket().setSoTimeout(300);
                assertThrows(java.net.SocketTimeoutException.class, again.target()::read);
            }
        } finally {
            access("");
        }
        scene.await("he is let in again", () -> isKnown(mallory));
    }

    @Test
    void aRestartCutsStreamsAndServesNewOnes() throws Exception {
        try (ProxyClient.Sides sides = proxy.stream("before", alice, bob);
                ProxyClient.Sides others = new ProxyClient(OTHER, port).stream("o", alice, bob)) {
            scene.server().writeServices(services(";idle=77"));
            assertThrows(SocketException.class, sides.target()::read);
            others.requester().send(new byte[] {3});
            assertEquals(3, others.target().read());
        }
        scene.await("it is served again", () -> isKnown(alice));
        Await.until("streams are", Limits.ANSWER, () -> tries("after"));
        assertEquals(
                1,
                scene.server().probe().threads("imservices-proxy-").stream()
                        .filter(name -> name.contains("-door"))
                        .count());
    }

    private static boolean tries(String sid) throws Exception {
        try (ProxyClient.Sides sides = proxy.connect(sid, alice, bob)) {
            boolean active = activates(sid, alice, bob);
            if (active) {
                sides.requester().send(new byte[] {4});
                assertEquals(4, sides.target().read());
            }
            return active;
        }
    }

    /** A browser, a scanner, somebody who says nothing: nothing of them stays, and nothing but a line in the log. */
    @Test
    void garbage() throws Exception {
        for (int n = 0; n < 200; n++) {
            try (SocksClient garbage = SocksClient.silent(port)) {
                garbage.send(("GET /" + n + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertTrue(tries("afterGarbage"));
        assertEquals(
                0, scene.server().log().lines().filter(line -> line.contains("HTTP/1.1")).count());
    }
}
