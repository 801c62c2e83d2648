package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is typing: XEP-0085 version 2.1. */
class ChatStatesTest {

    private static final String STATES = " xmlns='http://jabber.org/protocol/chatstates'/>";

    private final GatewayKit kit = new GatewayKit();

    @BeforeEach
    void begin() {
        kit.network.able(Ability.TYPING).takingAll();
        kit.aliceOnline();
    }

    private void tells(String resource, String content) {
        kit.in(
                "<message type='chat' from='alice@example.org/"
                        + resource
                        + "' to='bob@net.example.org'>"
                        + content
                        + "</message>");
    }

    private void speaks(String state) {
        tells("home", "<body>hello</body>" + state);
    }

    private void bob(Typing state) {
        kit.network.type(GatewayKit.ALICE, "Bob", state);
        kit.time.run();
    }

    private void outState(String resource, String state) {
        kit.out(
                "<message type='chat' from='bob@net.example.org' to='alice@example.org/"
                        + resource
                        + "'><"
                        + state
                        + STATES
                        + "<no-store xmlns='urn:xmpp:hints'/></message>");
    }

    private void outMessage(String state) {
        kit.out(
                "<message type='chat' id='*' from='bob@net.example.org' to='alice@example.org'>"
                        + "<body>hi</body>"
                        + state
                        + "</message>");
    }

    private void bobWrites() {
        kit.network.write(GatewayKit.ALICE, "bob", "hi", kit.time.now());
        kit.time.run();
    }

    private List<String> toldBob() {
        return kit.alice().calls().stream().filter(call -> call.startsWith("typing")).toList();
    }

    /** Section 5.1: a message before the first reply bears a state; what replies without one is told no more. */
    @Test
    void findsOutWhoWantsToKnow() {
        bobWrites();
        outMessage("<active" + STATES);
        bob(Typing.TYPING);
        kit.silence();
        speaks("");
        bobWrites();
        outMessage("");
        bob(Typing.TYPING);
        kit.silence();
        speaks("<active" + STATES);
        bobWrites();
        outMessage("<active" + STATES);
        bob(Typing.TYPING);
        outState("home", "composing");
    }

    /** Section 3: each state once, however often the network tells it, and only to the resource that spoke last. */
    @Test
    void tellsWhoSpokeLast() {
        kit.in("<presence from='alice@example.org/phone' to='net.example.org'/>");
        kit.forget();
        speaks("<active" + STATES);
        tells("phone", "<composing" + STATES);
        bob(Typing.TYPING);
        bob(Typing.TYPING);
        outState("phone", "composing");
        bob(Typing.PAUSED);
        outState("phone", "paused");
        bob(Typing.NOT_TYPING);
        outState("phone", "active");
        kit.silence();
        kit.in(
                "<presence type='unavailable' from='alice@example.org/phone' to='net.example.org'/>");
        bob(Typing.TYPING);
        kit.silence();
    }

    @Test
    void whatTheContactSendsEndsHisTyping() {
        speaks("<active" + STATES);
        bob(Typing.TYPING);
        outState("home", "composing");
        bobWrites();
        outMessage("<active" + STATES);
        bob(Typing.NOT_TYPING);
        kit.time.pass(ChatStates.CONTACT_CEASES.multipliedBy(3));
        kit.silence();
        bob(Typing.TYPING);
        outState("home", "composing");
    }

    @Test
    void doesNotWaitForeverForANetworkThatCeasesToTell() {
        speaks("<active" + STATES);
        bob(Typing.TYPING);
        outState("home", "composing");
        kit.time.pass(ChatStates.CONTACT_CEASES.minusSeconds(1));
        kit.silence();
        bob(Typing.TYPING);
        kit.time.pass(ChatStates.CONTACT_CEASES.minusSeconds(1));
        kit.silence();
        kit.time.pass(Duration.ofSeconds(1));
        outState("home", "paused");
        kit.time.pass(ChatStates.CONTACT_CEASES);
        outState("home", "active");
        kit.time.pass(ChatStates.CONTACT_CEASES);
        kit.silence();
    }

    @Test
    void tellsTheNetworkWhatTheUserDoes() {
        for (String state : List.of("composing", "composing", "paused", "inactive", "gone")) {
            tells("home", "<" + state + STATES);
        }
        tells("home", "<unheard-of" + STATES);
        assertEquals(
                List.of(
                        "typing to bob: TYPING",
                        "typing to bob: PAUSED",
                        "typing to bob: NOT_TYPING"),
                toldBob());
        kit.silence();
    }

    @Test
    void aMessageSaysItself() {
        tells("home", "<composing" + STATES);
        speaks("<active" + STATES);
        tells("home", "<active" + STATES);
        assertEquals(List.of("typing to bob: TYPING"), toldBob());
        assertEquals(List.of("bob: hello"), kit.alice().sent());
    }

    @Test
    void aUserWhoHasGoneTypesNoMore() {
        kit.in("<presence from='alice@example.org/phone' to='net.example.org'/>");
        tells("phone", "<composing" + STATES);
        kit.in(
                "<presence type='unavailable' from='alice@example.org/phone' to='net.example.org'/>");
        tells("home", "<composing" + STATES);
        kit.time.pass(ChatStates.USER_CEASES);
        assertEquals(
                List.of(
                        "typing to bob: TYPING",
                        "typing to bob: NOT_TYPING",
                        "typing to bob: TYPING",
                        "typing to bob: NOT_TYPING"),
                toldBob());
    }

    @Test
    void nothingIsTypedWhileTheAccountIsOffline() {
        kit.network.manual();
        tells("home", "<composing" + STATES);
        kit.alice().fail(Disconnect.Cause.NETWORK_ERROR, "Reset");
        kit.time.run();
        kit.forget();
        tells("home", "<paused" + STATES);
        kit.time.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), toldBob());
        kit.alice().online();
        kit.time.run();
        tells("home", "<paused" + STATES);
        assertEquals(List.of("typing to bob: PAUSED"), toldBob());
    }

    @Test
    void whoIsNotRegisteredTypesNowhere() {
        kit.in(
                "<message type='chat' from='mallory@example.org/x' to='bob@net.example.org'><composing"
                        + STATES
                        + "</message>");
        kit.in(
                "<message type='error' from='alice@example.org/home' to='bob@net.example.org'><composing"
                        + STATES
                        + "</message>");
        kit.silence();
        assertEquals(List.of(), toldBob());
    }

    @Test
    void aNetworkThatCannotIsNotAsked() {
        kit.network.able();
        tells("home", "<composing" + STATES);
        bobWrites();
        outMessage("");
        assertEquals(List.of(), toldBob());
    }
}
