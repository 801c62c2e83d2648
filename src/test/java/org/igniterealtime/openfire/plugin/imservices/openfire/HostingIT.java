package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A service at a domain under the server's and one at a domain outside it get and send the same: messages, requests, presence
 * that is directed, broadcast over the roster (RFC 6121 section 4.4.2), probed (section 4.3), and subscriptions (section 3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostingIT {

    private static final String INSIDE = "echo.example.org";
    private static final String OUTSIDE = "echo.example.net";

    private RecorderServer server;

    @BeforeAll
    void start() throws Exception {
        server =
                new RecorderServer(
                        properties(),
                        INSIDE,
                        OUTSIDE,
                        "example.org",
                        "conference.example.org",
                        "pubsub.example.org");
        server.awaitListed(INSIDE);
        server.awaitListed(OUTSIDE);
    }

    /** Of the server; the kit's own let it talk to no other server. */
    Map<String, String> properties() throws Exception {
        return Map.of();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private TestClient alice(String resource) throws Exception {
        return new TestClient(server.server(), "alice", resource);
    }

    @ParameterizedTest
    @ValueSource(strings = {INSIDE, OUTSIDE})
    void messagesAndRequestsGoThereAndBack(String domain) throws Exception {
        try (TestClient alice = alice("one")) {
            assertEquals(IQ.Type.result, alice.query(domain), "before any presence");
            alice.available("here");
            assertEquals("echo hello", alice.ask("bot@" + domain, "hello"));
            assertEquals(IQ.Type.result, alice.query("bot@" + domain + "/res"));
            assertEquals("internal-server-error", alice.ask(domain, "throw"));
            String about = alice.ask(domain, "about");
            assertTrue(about.startsWith("example.org|true|false|["), about);
            assertTrue(about.contains("plugin-imservices.jar"), about);
            assertTrue(about.endsWith("|modules|IM Services|" + domain), about);
            assertEquals("alice@example.org/one|here", alice.ask(domain, "presences"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INSIDE, OUTSIDE})
    void presenceReachesTheServiceAlongTheRoster(String domain) throws Exception {
        String contact = "friend@" + domain;
        try (TestClient alice = alice("two")) {
            alice.available("first");
            alice.presence(Presence.Type.subscribe, contact);
            server.awaitSeen(
                    domain, "presence subscribe from alice@example.org to " + contact + " ");
            Await.until(
                    "subscribed",
                    RecorderServer.SOON,
                    () ->
                            alice.roster().getEntry(JidCreate.bareFrom(contact)) != null
                                    && alice.roster()
                                                    .getEntry(JidCreate.bareFrom(contact))
                                                    .getType()
                                            == RosterPacket.ItemType.to);
            assertEquals("put", alice.ask(domain, "put " + contact + " both Friend Friends"));
            Await.until(
                    "pushed",
                    RecorderServer.SOON,
                    () ->
                            alice.roster().getEntry(JidCreate.bareFrom(contact)).getType()
                                    == RosterPacket.ItemType.both);
            assertEquals(
                    contact + "|Friend|[Friends]|both",
                    alice.ask(domain, "items").replaceAll(";.*", ""));
            alice.available("second");
            server.awaitSeen(domain, "presence  from alice@example.org/two to " + contact + " ");
        }
        server.awaitSeen(
                domain, "presence unavailable from alice@example.org/two to " + contact + " ");
        TestClient again = alice("three");
        again.available("third");
        server.awaitSeen(domain, "presence probe from alice@example.org/three to " + contact + " ");
        again.vanish();
        server.awaitSeen(
                domain, "presence unavailable from alice@example.org/three to " + contact + " ");
        try (TestClient alice = alice("four")) {
            alice.available("fourth");
            assertEquals("put", alice.ask(domain, "put quiet@" + domain + " none Quiet Friends"));
            Await.until(
                    "an item without subscription is pushed",
                    RecorderServer.SOON,
                    () -> alice.roster().getEntry(JidCreate.bareFrom("quiet@" + domain)) != null);
            int before = server.seen(domain).size();
            assertEquals("removed", alice.ask(domain, "remove " + contact));
            Await.until(
                    "removed",
                    RecorderServer.SOON,
                    () -> alice.roster().getEntry(JidCreate.bareFrom(contact)) == null);
            alice.roster()
                    .removeEntry(alice.roster().getEntry(JidCreate.bareFrom("quiet@" + domain)));
            server.awaitSeen(domain, "removed quiet@" + domain + " by alice@example.org");
            List<String> since = server.seen(domain).subList(before, server.seen(domain).size());
            assertFalse(
                    since.stream().anyMatch(line -> line.contains("unsubscribe")),
                    since.toString());
            assertFalse(
                    since.contains("removed " + contact + " by alice@example.org"),
                    since.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INSIDE, OUTSIDE})
    void directedPresenceComesAndGoes(String domain) throws Exception {
        try (TestClient alice = alice("five")) {
            alice.available("here");
            alice.presence(Presence.Type.available, "room@" + domain + "/nick");
            server.awaitSeen(
                    domain, "presence  from alice@example.org/five to room@" + domain + "/nick ");
        }
        server.awaitSeen(
                domain,
                "presence unavailable from alice@example.org/five to room@" + domain + "/nick ");
    }

    @Test
    void registrationsAreKeptEncrypted() throws Exception {
        try (TestClient alice = alice("six")) {
            alice.available("here");
            assertEquals("registered", alice.ask(INSIDE, "register ally hushhush"));
            assertEquals("ally|hushhush|{nick=ally}", alice.ask(INSIDE, "registration"));
            assertEquals("none", alice.ask(OUTSIDE, "registration"));
        }
        List<String> rows =
                server.server()
                        .probe()
                        .query(
                                "SELECT userJID, serviceDomain, networkPassword FROM ofImsRegistration");
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).startsWith("alice@example.org\t" + INSIDE + "\tv1:"), rows.get(0));
        assertFalse(rows.get(0).contains("hushhush"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(
                                server.server().home().resolve("conf/imservices.key"))));
    }

    @Test
    void theServerListsTheServices() throws Exception {
        try (TestClient alice = alice("seven")) {
            Set<String> items = alice.discoItems();
            assertTrue(items.contains(INSIDE + "=Recorder at " + INSIDE), items.toString());
            assertTrue(items.contains(OUTSIDE + "=Recorder at " + OUTSIDE), items.toString());
            assertFalse(
                    items.stream().anyMatch(item -> item.startsWith("example.org=")),
                    items.toString());
        }
    }

    @Test
    void domainsOfTheServerAreRefused() throws Exception {
        Await.until(
                "refused",
                RecorderServer.SOON,
                () ->
                        server.server()
                                .log()
                                .contains(
                                        "pubsub.example.org belongs to a service of this server itself"));
        assertTrue(
                server.server().log().contains("example.org is the domain of this server itself"));
        assertTrue(
                server.server()
                        .log()
                        .contains(
                                "conference.example.org belongs to a service of this server itself"));
        assertFalse(server.server().log().contains("Outgoing"), server.server().log());
    }
}
