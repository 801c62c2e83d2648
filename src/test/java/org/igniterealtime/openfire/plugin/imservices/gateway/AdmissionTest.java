package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.junit.jupiter.api.Test;

/** What becomes of users while the access list changes: XEP-0016 sections 2.11 and 2.14. */
class AdmissionTest {

    private static final String HOME = "alice@example.org/home";
    private static final String WORK = "alice@example.org/work";

    private final GatewayKit kit = new GatewayKit();

    /** From now on everybody may use the gateway but these. */
    private void deny(String... addresses) {
        StringBuilder text = new StringBuilder("<list>");
        for (int i = 0; i < addresses.length; i++) {
            text.append(
                    "<item type='jid' value='%s' action='deny' order='%d'/>"
                            .formatted(addresses[i], i));
        }
        text.append("<item action='allow' order='1000'/></list>");
        kit.host.gate.enforce(
                AccessList.read(text.toString().getBytes(StandardCharsets.UTF_8))
                        .list()
                        .orElseThrow(),
                PeerFacts.STRANGER);
        if (kit.gateway != null) {
            kit.gateway.accessChanged();
            kit.time.run();
        }
    }

    private void outGone(String from, String to) {
        kit.out("<presence type='unavailable' from='%s' to='%s'/>".formatted(from, to));
    }

    @Test
    void whoIsShutOutIsLoggedOutAndToldSo() {
        kit.aliceOnline();
        kit.alice().listener.contactPresence("bob", Presence.AVAILABLE);
        kit.time.run();
        kit.forget();
        deny("example.org");
        outGone("bob@net.example.org", GatewayKit.ALICE);
        outGone("net.example.org", GatewayKit.ALICE);
        kit.silence();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(0, kit.time.pending());
        assertTrue(
                kit.host.registrations.find(new org.xmpp.packet.JID(GatewayKit.ALICE)).isPresent());
    }

    @Test
    void whoIsLetInAgainAndIsThereIsLoggedInAgain() {
        kit.aliceOnline();
        kit.host.online(HOME);
        deny("example.org");
        kit.forget();
        deny("example.net");
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    /** Nobody can read his roster, and his server does not probe his contacts again. */
    @Test
    void aRemoteUserWhoIsLetInAgainSeesWhomHeWatched() {
        kit.registered("romeo@far.example", "ro").start();
        kit.in("<presence from='romeo@far.example/o' to='net.example.org'/>");
        kit.in("<presence type='subscribe' from='romeo@far.example' to='bob@net.example.org'/>");
        deny("far.example");
        assertFalse(kit.network.isLoggedIn("romeo@far.example"));
        kit.forget();
        deny("example.net");
        kit.out("<presence type='probe' from='net.example.org' to='romeo@far.example'/>");
        kit.in("<presence from='romeo@far.example/o' to='net.example.org'/>");
        assertEquals(List.of("add bob"), kit.network.account("romeo@far.example").calls());
    }

    @Test
    void whoWasKeptOutSinceTheStartIsLetInToo() {
        deny("example.org");
        kit.registered(GatewayKit.ALICE, "al");
        kit.host.online(HOME);
        kit.start();
        kit.silence();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        deny();
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void whoHasLeftByHimselfStaysOutWhenOthersAreLetIn() {
        deny("else.org");
        kit.aliceOnline();
        kit.host.online(HOME);
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        kit.forget();
        deny();
        kit.silence();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void whatWaitedComesBackPastTheList() {
        kit.aliceOnline();
        kit.alice()
                .fail(
                        org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect
                                .Cause.NETWORK_ERROR,
                        "gone");
        kit.time.run();
        kit.in(
                "<message id='m' type='chat' from='alice@example.org/home' to='bob@net.example.org'><body>Hi</body></message>");
        kit.forget();
        deny("example.org");
        kit.out(
                "<message id='m' type='error' from='bob@net.example.org' to='alice@example.org/home'><body>Hi</body>"
                        + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        kit.silence();
        assertEquals(0, kit.time.pending());
    }

    @Test
    void whatTheNetworkHasIsStillAnswered() {
        kit.network.silent(true);
        kit.aliceOnline();
        kit.in(
                "<message id='m' type='chat' from='alice@example.org/home' to='bob@net.example.org'><body>Hi</body></message>");
        kit.silence();
        deny("example.org");
        outGone("net.example.org", GatewayKit.ALICE);
        kit.out(
                "<message id='m' type='error' from='bob@net.example.org' to='alice@example.org/home'><body>Hi</body>"
                        + "<error type='wait'><remote-server-timeout xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></message>");
        kit.silence();
    }

    @Test
    void oneResourceCanBePutOutAndLetInAgain() {
        kit.aliceOnline();
        kit.in("<presence from='alice@example.org/work' to='net.example.org'/>");
        kit.alice().listener.contactPresence("bob", Presence.AVAILABLE);
        kit.host.online(HOME);
        kit.host.online(WORK);
        kit.time.run();
        kit.forget();
        deny(WORK);
        outGone("bob@net.example.org", WORK);
        outGone("net.example.org", WORK);
        kit.silence();
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
        deny();
        kit.out("<presence from='net.example.org' to='alice@example.org/work'/>");
        kit.silence();
    }

    /** It passed the list before, and comes to the gateway after the change. */
    @Test
    void presenceThatIsOvertakenByAChangeLogsNobodyIn() {
        kit.registered(GatewayKit.ALICE, "al").start();
        deny("example.org");
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        kit.silence();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(0, kit.time.pending());
    }
}
