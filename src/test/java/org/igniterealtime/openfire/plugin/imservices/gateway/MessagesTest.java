package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.junit.jupiter.api.Test;

/** Messages both ways: XEP-0100 sections 4.8 and 5.3, errors by RFC 6120 section 8.3. */
class MessagesTest {

    private static final Limits SMALL =
            new Limits(
                    1_000,
                    10,
                    1_000,
                    3,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(45));

    private final GatewayKit kit = new GatewayKit();

    private void write(String body) {
        kit.in(
                "<message type='chat' id='m-"
                        + body
                        + "' from='alice@example.org/home' to='bob@net.example.org'><body>"
                        + body
                        + "</body></message>");
    }

    private void outBounced(String body, String type, String condition) {
        kit.out(
                "<message type='error' id='m-"
                        + body
                        + "' from='bob@net.example.org' to='alice@example.org/home'><body>"
                        + body
                        + "</body><error type='"
                        + type
                        + "'><"
                        + condition
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></message>");
    }

    @Test
    void carriesAMessageOut() {
        kit.network.takingAll();
        kit.aliceOnline();
        write("hello");
        assertEquals(List.of("bob: hello"), kit.alice().sent());
        kit.silence();
    }

    @Test
    void answersAReceiptRequestWhenTheNetworkHasTakenTheMessage() {
        kit.network.silent(true);
        kit.aliceOnline();
        kit.in(
                "<message type='chat' id='m1' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<body>hello</body><request xmlns='urn:xmpp:receipts'/></message>");
        kit.silence();
        kit.alice().confirm(1);
        kit.time.run();
        kit.out(
                "<message type='chat' from='bob@net.example.org' to='alice@example.org/home'>"
                        + "<received xmlns='urn:xmpp:receipts' id='m1'/></message>");
    }

    /** Section 5.3: a receipt says that it was delivered, which nobody knows here. */
    @Test
    void sendsNoReceiptForANetworkThatDoesNotConfirm() {
        kit.network.able().takingAll();
        kit.aliceOnline();
        kit.in(
                "<message type='chat' id='m1' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<body>hello</body><request xmlns='urn:xmpp:receipts'/></message>");
        assertEquals(List.of("bob: hello"), kit.alice().sent());
        kit.silence();
    }

    @Test
    void carriesAMessageIn() {
        kit.aliceOnline();
        kit.network.write(
                GatewayKit.ALICE, "Bob", "bell \u0007 rings\nand \uD83D\uDE00", kit.time.now());
        kit.time.run();
        kit.out(
                "<message type='chat' id='*' from='bob@net.example.org' to='alice@example.org'>"
                        + "<body>bell \uFFFD rings\nand \uD83D\uDE00</body></message>");
    }

    @Test
    void stampsALateMessage() {
        kit.aliceOnline();
        kit.network.write(GatewayKit.ALICE, "bob", "old", kit.time.now().minusSeconds(11));
        kit.time.run();
        kit.out(
                "<message type='chat' from='bob@net.example.org' to='alice@example.org'>"
                        + "<body>old</body><delay xmlns='urn:xmpp:delay' from='net.example.org'"
                        + " stamp='2030-01-01T11:59:49Z'/></message>");
    }

    /** XEP-0280: to the server, which knows who of the user's clients wants to know. */
    @Test
    void tellsWhatTheUserHasWrittenFromAnotherDevice() {
        kit.aliceOnline();
        kit.alice()
                .listener
                .sentElsewhere("bob", Text.plain("on the phone"), kit.time.now().minusSeconds(60));
        kit.time.run();
        kit.out(
                "<message type='chat' id='*' from='alice@example.org' to='bob@net.example.org'>"
                        + "<body>on the phone</body><delay xmlns='urn:xmpp:delay' from='net.example.org'"
                        + " stamp='2030-01-01T11:59:00Z'/></message>");
        assertEquals(List.of(), kit.alice().sent());
    }

    @Test
    void saysWhatTheNetworkSays() {
        kit.aliceOnline();
        kit.alice().listener.notice("Welcome");
        kit.time.run();
        kit.out(
                "<message type='chat' from='net.example.org' to='alice@example.org'>"
                        + "<body>Welcome</body></message>");
    }

    @Test
    void returnsWhatFailsWithTheRightCondition() {
        kit.aliceOnline();
        write("a");
        outBounced("a", "cancel", "item-not-found");
        kit.network.refuseMessagesTo("bob", new Failure(Failure.Kind.REFUSED, "no"));
        write("b");
        outBounced("b", "auth", "forbidden");
        kit.network.refuseMessagesTo("bob", new Failure(Failure.Kind.QUEUE_FULL, ""));
        write("c");
        outBounced("c", "wait", "resource-constraint");
        kit.network.refuseMessagesTo("bob", new Failure(Failure.Kind.UNCERTAIN, ""));
        write("d");
        String error = kit.next().toXML();
        assertTrue(error.contains("remote-server-timeout"), error);
        assertTrue(error.contains("may or may not have arrived"), error);
        kit.silence();
    }

    @Test
    void keepsMessagesInOrderWhileItLogsIn() {
        kit.network.manual().takingAll();
        kit.registered(GatewayKit.ALICE, "al").start();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        write("1");
        write("2");
        kit.alice().fail(Cause.NETWORK_ERROR, "Refused");
        kit.time.run();
        write("3");
        kit.forget();
        kit.time.pass(Duration.ofSeconds(2));
        kit.alice().online();
        kit.time.run();
        assertEquals(List.of("bob: 1", "bob: 2", "bob: 3"), kit.alice().sent());
    }

    @Test
    void returnsWhatWaitedForTooLong() {
        kit.network.manual();
        kit.registered(GatewayKit.ALICE, "al").start();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        write("1");
        kit.time.pass(Duration.ofMinutes(2));
        write("2");
        kit.silence();
        kit.time.pass(Duration.ofMinutes(3));
        outBounced("1", "wait", "remote-server-timeout");
        kit.silence();
        kit.time.pass(Duration.ofMinutes(2));
        outBounced("2", "wait", "remote-server-timeout");
        assertEquals(0, kit.time.pending());
    }

    @Test
    void returnsWhatWaitsWhenTheLogInFailsForGood() {
        kit.network.manual();
        kit.registered(GatewayKit.ALICE, "al").start();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        write("1");
        kit.alice().fail(Cause.AUTHENTICATION_FAILED, "Wrong");
        kit.time.run();
        kit.next();
        kit.next();
        outBounced("1", "auth", "not-authorized");
        write("2");
        outBounced("2", "auth", "not-authorized");
    }

    @Test
    void returnsWhatIsTooMuch() {
        kit.network.manual();
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        for (int i = 1; i <= 11; i++) {
            write("" + i);
        }
        outBounced("11", "wait", "resource-constraint");
        kit.silence();
    }

    @Test
    void hasOnlySoManyUnconfirmed() {
        kit.network.silent(true);
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.aliceOnline();
        for (int i = 1; i <= 5; i++) {
            write("" + i);
        }
        assertEquals(3, kit.alice().sent().size());
        kit.alice().confirm(2);
        kit.time.run();
        assertEquals(List.of("bob: 1", "bob: 2", "bob: 3", "bob: 4", "bob: 5"), kit.alice().sent());
    }

    @Test
    void returnsTheUncertainAndKeepsTheRestWhenTheConnectionIsLost() {
        kit.network.silent(true);
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.aliceOnline();
        for (int i = 1; i <= 5; i++) {
            write("" + i);
        }
        kit.network.silent(false).takingAll();
        kit.alice().fail(Cause.WORKER_LOST, "");
        kit.time.run();
        outBounced("1", "wait", "remote-server-timeout");
        outBounced("2", "wait", "remote-server-timeout");
        outBounced("3", "wait", "remote-server-timeout");
        kit.forget();
        kit.time.pass(Duration.ofSeconds(2));
        assertEquals(List.of("bob: 4", "bob: 5"), kit.alice().sent());
    }

    @Test
    void sendsAgainWhatTheNetworkCertainlyDidNotSend() {
        kit.network.silent(true);
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.aliceOnline();
        for (int i = 1; i <= 4; i++) {
            write("" + i);
        }
        var first = kit.alice();
        Failure offline = new Failure(Failure.Kind.OFFLINE, "");
        first.listener.undelivered(2, offline);
        first.listener.undelivered(3, offline);
        kit.time.run();
        assertEquals(3, first.sent().size(), "held until the session knows");
        kit.network.silent(false).takingAll();
        first.fail(Cause.NETWORK_ERROR, "Reset");
        kit.time.run();
        outBounced("1", "wait", "remote-server-timeout");
        kit.time.pass(Duration.ofSeconds(2));
        assertEquals(List.of("bob: 2", "bob: 3", "bob: 4"), kit.alice().sent());
    }

    @Test
    void settlesWhatTheNetworkNeverAnswers() {
        kit.network.silent(true);
        kit.aliceOnline();
        write("1");
        kit.alice().unanswered.clear();
        kit.alice().fail(Cause.OTHER, "Gone");
        kit.time.run();
        kit.forget();
        kit.time.pass(Duration.ofSeconds(30));
        outBounced("1", "wait", "remote-server-timeout");
    }

    @Test
    void doesNotTakeTheNextLogInsMessagesForTheLastOnes() {
        kit.network.silent(true);
        kit.aliceOnline();
        write("1");
        kit.alice().unanswered.clear();
        kit.alice().fail(Cause.NETWORK_ERROR, "Reset");
        kit.time.run();
        kit.time.pass(Duration.ofSeconds(2));
        write("2");
        assertEquals(List.of("bob: 2"), kit.alice().sent());
        kit.forget();
        kit.time.pass(Duration.ofSeconds(30));
        outBounced("1", "wait", "remote-server-timeout");
        kit.silence();
    }

    @Test
    void returnsWhatIsTooLong() {
        kit.network.manual();
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        write("a".repeat(600));
        write("b".repeat(600));
        outBounced("b".repeat(600), "wait", "resource-constraint");
        kit.silence();
    }

    @Test
    void getsTheLastWordsOutBeforeItLogsOut() {
        kit.network.silent(true);
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.aliceOnline();
        for (int i = 1; i <= 5; i++) {
            write("" + i);
        }
        var alice = kit.alice();
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        alice.confirm(3);
        kit.time.run();
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        alice.confirm(2);
        kit.time.run();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertEquals(0, kit.time.pending());
    }

    @Test
    void doesNotLingerForLong() {
        kit.network.silent(true);
        kit.registered(GatewayKit.ALICE, "al").start(SMALL);
        kit.aliceOnline();
        for (int i = 1; i <= 4; i++) {
            write("" + i);
        }
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        kit.time.pass(Duration.ofSeconds(10));
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        outBounced("4", "wait", "recipient-unavailable");
        outBounced("1", "wait", "remote-server-timeout");
    }

    @Test
    void ignoresWhatHasNoWords() {
        kit.aliceOnline();
        kit.in(
                "<message type='chat' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");
        kit.in(
                "<message type='error' from='alice@example.org/home' to='bob@net.example.org'>"
                        + "<body>x</body><error type='cancel'/></message>");
        assertEquals(List.of(), kit.alice().sent());
        kit.silence();
    }

    @Test
    void hasNoRoomsAndHelpsWhoWritesToTheGateway() {
        kit.aliceOnline();
        kit.in(
                "<message type='groupchat' from='alice@example.org/home' to='room@net.example.org'>"
                        + "<body>x</body></message>");
        assertTrue(kit.next().toXML().contains("service-unavailable"));
        kit.in(
                "<message from='alice@example.org/home' to='net.example.org'><body>help</body></message>");
        String help = kit.next().toXML();
        assertTrue(help.contains("name@net.example.org"), help);
        kit.silence();
    }

    @Test
    void logsInWhoWritesAndIsOnlineWithoutHavingSaidSo() {
        kit.network.takingAll();
        kit.registered(GatewayKit.ALICE, "al").start();
        write("1");
        outBounced("1", "wait", "recipient-unavailable");
        kit.host.online("alice@example.org/home");
        write("2");
        assertEquals(List.of("bob: 2"), kit.alice().sent());
    }
}
