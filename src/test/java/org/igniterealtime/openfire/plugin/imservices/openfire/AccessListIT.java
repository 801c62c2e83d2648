package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.BLOCKED;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.EVERYBODY;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.INSIDE;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.NOBODY;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.OUTSIDE;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.jid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an access list keeps from a service, and from whom the service is kept: every kind of stanza, both ways, on a domain of the
 * server and on one outside (XEP-0016 sections 2.1, 2.2 and 2.9 to 2.14).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessListIT {

    private AccessScene scene;
    private int marks;

    @BeforeAll
    void start() throws Exception {
        scene = new AccessScene();
    }

    @AfterAll
    void stop() {
        if (scene != null) {
            scene.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INSIDE, OUTSIDE})
    void whoIsKeptOutFindsNothingThere(String domain) throws Exception {
        scene.put(domain, jid("deny", "bob@example.org", 1), EVERYBODY);
        try (TestClient alice = scene.alice("desk");
                TestClient bob = scene.bob("desk")) {
            long seen = scene.seen(domain, "from bob@");
            bob.presence(Presence.Type.available, domain);
            bob.presence(Presence.Type.subscribe, "friend@" + domain);
            bob.presence(Presence.Type.probe, domain);
            assertEquals(BLOCKED, bob.answer(domain));
            assertEquals(BLOCKED, bob.answer("friend@" + domain + "/there"));
            assertEquals(BLOCKED, bob.ask("friend@" + domain, "hello"));
            assertEquals(
                    seen, scene.seen(domain, "from bob@"), "something has come to the service");
            assertFalse(bob.discoItems().toString().contains(domain), "it is listed");

            assertEquals(IQ.Type.result, alice.query(domain));
            assertEquals("echo hello", alice.ask(domain, "hello"));
            assertTrue(alice.discoItems().toString().contains(domain));
            int before = bob.messages().size();
            for (String stanza :
                    new String[] {
                        "message chat",
                        "message error",
                        "presence -",
                        "presence unavailable",
                        "presence subscribe",
                        "presence subscribed",
                        "presence probe",
                        "iq get",
                        "iq set"
                    }) {
                assertEquals("sent", alice.ask(domain, "send " + stanza + " bob@example.org/desk"));
                assertEquals("sent", alice.ask(domain, "send " + stanza + " bob@example.org"));
            }
            mark(alice, bob);
            assertEquals(before + 1, bob.messages().size(), bob.messages().toString());
            assertEquals(0, bob.presences(domain));
            // Nor has an answer come from him.
            assertEquals(seen, scene.seen(domain, "from bob@"));
        }
    }

    /** A message of somebody's that is behind all that has been sent to the other before. */
    private void mark(TestClient from, TestClient to) throws Exception {
        String mark = "mark " + ++marks;
        from.message("bob@example.org/desk", mark);
        Await.until(
                mark,
                RecorderServer.SOON,
                () -> to.messages().stream().anyMatch(it -> mark.equals(it.getBody())));
    }

    @Test
    void aRuleMayBeForOneKindOfStanzaOnly() throws Exception {
        try (TestClient alice = scene.alice("desk");
                TestClient bob = scene.bob("desk")) {
            for (String kind : new String[] {"message", "iq", "presence-in", "presence-out"}) {
                scene.put(INSIDE, jid("deny", "bob@example.org", 1, kind), EVERYBODY);
                TreeSet<String> expected =
                        new TreeSet<>(
                                java.util.List.of(
                                        "message",
                                        "iq",
                                        "presence-in",
                                        "presence-out",
                                        "subscribe",
                                        "message out"));
                expected.remove(kind);
                assertEquals(expected, passing(alice, bob), "without " + kind);
            }
        }
    }

    private TreeSet<String> passing(TestClient alice, TestClient bob) throws Exception {
        TreeSet<String> passing = new TreeSet<>();
        String place = "p" + ++marks + "@" + INSIDE;
        bob.presence(Presence.Type.available, place);
        bob.presence(Presence.Type.subscribe, "s" + place);
        if (bob.ask(INSIDE, "hello").equals("echo hello")) {
            passing.add("message");
        }
        if (bob.answer(INSIDE).equals("result")) {
            passing.add("iq");
        }
        if (scene.hasSeen(INSIDE, "presence  from bob@example.org/desk to " + place)) {
            passing.add("presence-in");
        }
        if (scene.hasSeen(INSIDE, "presence subscribe from bob@example.org to s" + place)) {
            passing.add("subscribe");
        }
        long presences = bob.presences(INSIDE);
        int messages = bob.messages().size();
        alice.ask(INSIDE, "send presence - bob@example.org/desk");
        alice.ask(INSIDE, "send message chat bob@example.org/desk");
        mark(alice, bob);
        if (bob.presences(INSIDE) > presences) {
            passing.add("presence-out");
        }
        if (bob.messages().size() == messages + 2) {
            passing.add("message out");
        }
        return passing;
    }

    @Test
    void theSmallestOrderDecidesWhateverTheFormOfTheAddress() throws Exception {
        try (TestClient alice = scene.alice("desk");
                TestClient bob = scene.bob("desk");
                TestClient phone = scene.bob("phone")) {
            TestClient[] all = {alice, bob, phone};
            scene.put(INSIDE, jid("deny", "bob@example.org/desk", 1), EVERYBODY);
            assertEquals("result " + BLOCKED + " result", answers(all));
            scene.put(INSIDE, jid("allow", "bob@example.org", 1), NOBODY);
            assertEquals(BLOCKED + " result result", answers(all));
            // A resource of the domain itself, and of no user.
            scene.put(INSIDE, jid("deny", "example.org/desk", 1), EVERYBODY);
            assertEquals("result result result", answers(all));
            scene.put(
                    INSIDE,
                    jid("deny", "example.org", 2),
                    jid("allow", "bob@example.org/phone", 1),
                    EVERYBODY);
            assertEquals(BLOCKED + " " + BLOCKED + " result", answers(all));
            scene.put(
                    INSIDE,
                    jid("deny", "example.org", 1),
                    jid("allow", "bob@example.org/phone", 2),
                    EVERYBODY);
            assertEquals(BLOCKED + " " + BLOCKED + " " + BLOCKED, answers(all));
            scene.put(INSIDE, jid("allow", "example.org", 1), NOBODY);
            assertEquals("result result result", answers(all));
        }
    }

    private static String answers(TestClient... clients) throws Exception {
        StringBuilder answers = new StringBuilder();
        for (TestClient client : clients) {
            answers.append(' ').append(client.answer(INSIDE));
        }
        return answers.substring(1);
    }
}
