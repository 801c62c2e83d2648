package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence.Show;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** Logging in and out: XEP-0100 sections 4.4 and 4.5, and what happens after failures. */
class LogInTest {

    private static final String COMES =
            "<presence from='alice@example.org/home' to='net.example.org'/>";
    private static final String GOES =
            "<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>";

    private final GatewayKit kit = new GatewayKit().registered(GatewayKit.ALICE, "al");

    private void outSaid(String text) {
        kit.out(
                "<message type='chat' from='net.example.org' to='alice@example.org'><body>"
                        + text
                        + "</body></message>");
    }

    private void outFailed(String type, String condition, String text) {
        kit.out(
                "<presence type='error' from='net.example.org' to='alice@example.org/home'><error type='"
                        + type
                        + "'><"
                        + condition
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>"
                        + text
                        + "</text></error></presence>");
    }

    @Test
    void logsInWithTheFirstResourceAndOutWithTheLast() {
        kit.start();
        kit.in(COMES);
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.in("<presence from='alice@example.org/work' to='net.example.org'/>");
        kit.out("<presence from='net.example.org' to='alice@example.org/work'/>");
        kit.in(GOES);
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.silence();
        kit.in("<presence type='unavailable' from='alice@example.org/work' to='net.example.org'/>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.silence();
        assertEquals(0, kit.time.pending());
    }

    @Test
    void countsWhoIsLoggedIn() {
        kit.start();
        assertEquals(OptionalInt.of(0), kit.gateway.usersOnline());
        kit.in(COMES);
        assertEquals(OptionalInt.of(1), kit.gateway.usersOnline());
        kit.in("<presence from='alice@example.org/work' to='net.example.org'/>");
        assertEquals(OptionalInt.of(1), kit.gateway.usersOnline(), "users, not resources");
        kit.alice().fail(Cause.NETWORK_ERROR, "gone");
        kit.time.run();
        assertEquals(OptionalInt.of(0), kit.gateway.usersOnline(), "still there, but not online");
    }

    @Test
    void logsInByPresenceToSomebodyOnTheNetwork() {
        kit.start();
        kit.in("<presence from='alice@example.org/home' to='bob@net.example.org'/>");
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.in(
                "<presence type='unavailable' from='alice@example.org/home' to='bob@net.example.org'/>");
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE), "she told nobody else");
    }

    @Test
    void staysWhenSheIsGoneForOnePersonOnly() {
        kit.aliceOnline();
        kit.in(
                "<presence type='unavailable' from='alice@example.org/home' to='bob@net.example.org'/>");
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void showsThePresenceWithTheHighestPriority() {
        kit.start();
        kit.in(
                "<presence from='alice@example.org/home' to='net.example.org'>"
                        + "<show>away</show><status>lunch</status><priority>5</priority></presence>");
        assertEquals(new Presence(Show.AWAY, "lunch"), kit.alice().account.presence());
        kit.in(
                "<presence from='alice@example.org/work' to='net.example.org'><show>dnd</show></presence>");
        assertEquals(List.of(), kit.alice().calls());
        kit.in(
                "<presence from='alice@example.org/work' to='net.example.org'>"
                        + "<show>dnd</show><priority>9</priority></presence>");
        kit.in("<presence type='unavailable' from='alice@example.org/work' to='net.example.org'/>");
        assertEquals(List.of("presence DND "), kit.alice().calls(), "not both at once");
        kit.time.pass(Connection.PAUSE);
        assertEquals(List.of("presence DND ", "presence AWAY lunch"), kit.alice().calls());
    }

    @Test
    void doesNotFloodTheNetworkWithPresence() {
        kit.aliceOnline();
        String status = "s".repeat(5_000);
        for (int i = 0; i < 100; i++) {
            kit.in(
                    "<presence from='alice@example.org/home' to='net.example.org'><status>"
                            + i
                            + status
                            + "</status></presence>");
        }
        kit.time.pass(Connection.PAUSE);
        kit.time.pass(Connection.PAUSE);
        List<String> calls = kit.alice().calls();
        assertEquals(2, calls.size());
        assertTrue(calls.get(1).startsWith("presence AVAILABLE 99s"));
        assertTrue(calls.get(1).length() < 1_100);
    }

    @Test
    void tellsTheNetworkNothingTwice() {
        kit.aliceOnline();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        kit.in("<presence from='alice@example.org/home' to='bob@net.example.org'/>");
        assertEquals(List.of(), kit.alice().calls());
        kit.silence();
    }

    @Test
    void answersProbes() {
        kit.start();
        kit.in("<presence type='probe' from='alice@example.org' to='net.example.org'/>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        kit.aliceOnline();
        kit.in("<presence type='probe' from='alice@example.org/home' to='net.example.org'/>");
        kit.out("<presence from='net.example.org' to='alice@example.org/home'/>");
    }

    @Test
    void saysWhyAPasswordIsRefusedAndTriesNoMore() {
        kit.network.refuseLogInOf("al");
        kit.start();
        kit.in(COMES);
        outFailed("auth", "not-authorized", "Wrong password for you");
        outSaid("You could not be connected: Wrong password for you");
        kit.time.pass(Duration.ofDays(1));
        kit.in(
                "<presence from='alice@example.org/home' to='net.example.org'><show>away</show></presence>");
        kit.silence();
        assertEquals(1, kit.network.logIns().size());
        assertEquals(0, kit.time.pending());
        kit.in(GOES);
        kit.in(COMES);
        assertEquals(2, kit.network.logIns().size());
    }

    @Test
    void saysThatTheNameIsInUse() {
        kit.network.manual();
        kit.start();
        kit.in(COMES);
        kit.alice().fail(Cause.NAME_IN_USE, "Nickname already in use");
        kit.time.run();
        outFailed("cancel", "conflict", "Nickname already in use");
    }

    @Test
    void triesAgainLaterAndLaterAndSaysSoOnce() {
        kit.network.manual();
        kit.start();
        kit.in(COMES);
        for (int i = 0; i < 12; i++) {
            kit.alice().fail(Cause.NETWORK_ERROR, "Connection refused");
            kit.time.run();
            Duration longest = Duration.ofSeconds(Math.min(300, 2L << i));
            assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
            kit.time.pass(longest.dividedBy(2).minusMillis(1));
            assertEquals(i + 1, kit.network.logIns().size(), "too early");
            kit.time.pass(longest.dividedBy(2).plusMillis(2));
            assertEquals(i + 2, kit.network.logIns().size(), "too late");
        }
        outFailed("wait", "remote-server-timeout", "Connection refused");
        outSaid("The connection failed and is tried again from time to time: Connection refused");
        kit.silence();
        kit.alice().online();
        kit.time.run();
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        outSaid("The connection is back.");
        kit.silence();
    }

    @Test
    void aFlappingConnectionIsToldOfOnceAndSlowsDown() {
        kit.aliceOnline();
        for (int i = 0; i < 5; i++) {
            kit.alice().fail(Cause.NETWORK_ERROR, "Reset");
            kit.time.run();
            assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
            kit.time.pass(Duration.ofSeconds(2L << i));
            assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        }
        List<String> told =
                kit.all().stream()
                        .filter(Message.class::isInstance)
                        .map(stanza -> ((Message) stanza).getBody())
                        .toList();
        assertEquals(
                List.of(
                        "The connection failed and is tried again from time to time: Reset",
                        "The connection is back."),
                told);
    }

    @Test
    void forgetsTroublesAfterAWhileOnline() {
        kit.aliceOnline();
        kit.time.pass(Duration.ofMinutes(2));
        kit.alice().fail(Cause.WORKER_LOST, "");
        kit.time.run();
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        outSaid(
                "The connection failed and is tried again from time to time: The connection was lost.");
        kit.time.pass(Duration.ofSeconds(2));
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        outSaid("The connection is back.");
        kit.alice().fail(Cause.WORKER_LOST, "");
        kit.time.run();
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        kit.time.pass(Duration.ofSeconds(4));
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.silence();
    }

    @Test
    void doesNotTryAgainForWhoHasGone() {
        kit.network.manual();
        kit.start();
        kit.in(COMES);
        kit.alice().fail(Cause.NETWORK_ERROR, "Connection refused");
        kit.time.run();
        kit.in(GOES);
        assertEquals(0, kit.time.pending());
        kit.time.pass(Duration.ofHours(1));
        assertEquals(1, kit.network.logIns().size());
    }

    @Test
    void logsInAgainWhenSheComesBackWhileSheIsLoggedOut() {
        kit.aliceOnline();
        kit.in(GOES);
        kit.in(COMES);
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(2, kit.network.logIns().size());
    }

    @Test
    void waitsForTheDatabase() {
        kit.start();
        kit.host.registrations.broken = true;
        kit.in(COMES);
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.host.registrations.broken = false;
        kit.time.pass(Duration.ofSeconds(2));
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void afterAStartLogsInWhoIsOnlineAndAsksForRemoteUsers() {
        kit.registered("romeo@far.example", "ro").registered("carol@example.org", "ca");
        kit.host.online("alice@example.org/home");
        kit.start();
        kit.time.pass(Duration.ofSeconds(1));
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(1, kit.network.logIns().size());
        List<String> sent = kit.all().stream().map(Packet::toXML).sorted().toList();
        assertEquals(2, sent.size(), sent.toString());
        assertTrue(sent.get(0).contains("alice@example.org"), sent.get(0));
        assertTrue(sent.get(1).contains("type=\"probe\""), sent.get(1));
    }

    @Test
    void logsOutWhoGoesWithoutTellingTheGateway() {
        kit.registered(GatewayKit.ALICE, "al");
        kit.host.online("alice@example.org/home");
        kit.start();
        kit.time.pass(Session.LOOK);
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.host.offline(GatewayKit.ALICE);
        kit.time.pass(Session.LOOK);
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(0, kit.time.pending());
    }

    @Test
    void logsOutWhenTheGatewaysRosterItemIsRemovedAndKeepsTheRegistration() {
        kit.aliceOnline();
        kit.host.rosters.removedByUser(GatewayKit.ALICE, "net.example.org");
        kit.time.run();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(1, kit.host.registrations.all().size());
    }
}
