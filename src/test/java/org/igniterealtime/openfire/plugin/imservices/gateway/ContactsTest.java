package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence.Show;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** Contacts: XEP-0100 sections 4.6, 4.7, 5.1, 5.2 and 7. */
class ContactsTest {

    private static final JID ALICE = new JID(GatewayKit.ALICE);
    private static final JID BOB = new JID("bob@net.example.org");

    private final GatewayKit kit = new GatewayKit();

    private static Rosters.Item item(
            String jid, String name, String subscription, String... groups) {
        return new Rosters.Item(new JID(jid), name, List.of(groups), subscription);
    }

    @Test
    void addsAContact() {
        kit.aliceOnline();
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "Bobby", "none", "Friends"));
        kit.in("<presence type='subscribe' from='alice@example.org' to='bob@net.example.org'/>");
        assertEquals(List.of("add bob"), kit.alice().calls());
        kit.out("<presence type='subscribed' from='bob@net.example.org' to='alice@example.org'/>");
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        assertEquals(
                List.of(item("bob@net.example.org", "Bobby", "both", "Friends")),
                kit.host.rosters.items(ALICE));
        kit.alice().listener.contactPresence("bob", new Presence(Show.AWAY, "out"));
        kit.time.run();
        kit.out(
                "<presence from='bob@net.example.org' to='alice@example.org'>"
                        + "<show>away</show><status>out</status></presence>");
        kit.alice().listener.contactPresence("bob", new Presence(Show.AWAY, "out"));
        kit.time.run();
        kit.silence();
        kit.in("<presence type='probe' from='alice@example.org/home' to='bob@net.example.org'/>");
        kit.out(
                "<presence from='bob@net.example.org' to='alice@example.org/home'>"
                        + "<show>away</show><status>out</status></presence>");
        kit.alice().listener.contactPresence("bob", Presence.OFFLINE);
        kit.time.run();
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        kit.silence();
    }

    @Test
    void watchesTheRosterOnceLoggedIn() {
        kit.host.rosters.put(ALICE, item("net.example.org", "", "both"));
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "Bobby", "both"));
        kit.host.rosters.put(ALICE, item("a\\20b@net.example.org", null, "to"));
        kit.aliceOnline();
        assertEquals(List.of("add bob", "add a b"), kit.alice().calls());
    }

    @Test
    void showsNobodyWhenTheConnectionIsLost() {
        kit.aliceOnline();
        kit.alice().listener.contactPresence("bob", Presence.AVAILABLE);
        kit.time.run();
        kit.forget();
        kit.alice().fail(Cause.NETWORK_ERROR, "Reset");
        kit.time.run();
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
    }

    @Test
    void removesAContactWhoIsRemovedFromTheRoster() {
        kit.aliceOnline();
        kit.host.rosters.removedByUser(GatewayKit.ALICE, "bob@net.example.org");
        kit.in(
                "<presence type='unsubscribe' from='alice@example.org' to='carol@net.example.org'/>");
        assertEquals(List.of("remove bob", "remove carol"), kit.alice().calls());
        kit.silence();
    }

    @Test
    void tellsTheNetworkOfTheRosterBeforeItIsOnline() {
        kit.network.manual();
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "Bobby", "both"));
        kit.host.rosters.put(ALICE, item("carol@net.example.org", "Carol", "from"));
        kit.registered(GatewayKit.ALICE, "al").start();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        assertEquals(List.of("add bob"), kit.alice().calls(), "carol was unsubscribed from");
        kit.in("<presence type='subscribe' from='alice@example.org' to='dave@net.example.org'/>");
        assertEquals(List.of("add bob", "add dave"), kit.alice().calls());
        kit.alice().online();
        kit.time.run();
        assertEquals(List.of("add bob", "add dave"), kit.alice().calls());
    }

    @Test
    void showsNobodyWhoIsUnsubscribedFrom() {
        kit.aliceOnline();
        kit.alice().listener.contactPresence("bob", Presence.AVAILABLE);
        kit.time.run();
        kit.forget();
        kit.in("<presence type='unsubscribe' from='alice@example.org' to='bob@net.example.org'/>");
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        kit.silence();
    }

    @Test
    void putsNothingIntoARosterThatItCannotHold() {
        kit.aliceOnline();
        kit.alice()
                .listener
                .contact(
                        new Contact(
                                "bob", "Bo\u0007b\n" + "x".repeat(300), List.of("A\u0001", " ")));
        kit.time.run();
        assertEquals(
                List.of(
                        item(
                                "bob@net.example.org",
                                "Bo\uFFFDb " + "x".repeat(250),
                                "both",
                                "A\uFFFD")),
                kit.host.rosters.items(ALICE));
    }

    @Test
    void showsNobodyOfAnAccountThatLogsOut() {
        kit.aliceOnline();
        var account = kit.alice();
        account.listener.contactPresence("bob", Presence.AVAILABLE);
        kit.gateway.receive(
                GatewayKit.packet(
                        StanzaMatch.parse(
                                "<presence type='unavailable' from='alice@example.org/home'"
                                        + " to='net.example.org'/>")));
        account.listener.contactPresence("carol", Presence.AVAILABLE);
        account.listener.contact(new Contact("carol", "", List.of()));
        kit.time.run();
        kit.out("<presence from='bob@net.example.org' to='alice@example.org'/>");
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertEquals(List.of(), kit.host.rosters.items(ALICE));
    }

    @Test
    void takesOverTheNetworksListAndKeepsWhatTheUserNamed() {
        kit.aliceOnline();
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "Bobby", "both", "Friends"));
        kit.host.rosters.put(ALICE, item("dave@net.example.org", "Dave", "both"));
        kit.host.rosters.edits.clear();
        kit.alice().listener.contact(new Contact("bob", "Robert", List.of("Net")));
        kit.alice().listener.contact(new Contact("carol", "Carol C", List.of("Net")));
        kit.time.run();
        assertEquals(List.of("put carol@net.example.org both"), kit.host.rosters.edits);
        assertEquals(
                List.of(
                        item("bob@net.example.org", "Bobby", "both", "Friends"),
                        item("dave@net.example.org", "Dave", "both"),
                        item("carol@net.example.org", "Carol C", "both", "Net")),
                kit.host.rosters.items(ALICE),
                "and dave, whom the list does not name, stays");
        kit.silence();
    }

    @Test
    void removesWhomTheNetworkRemoves() {
        kit.aliceOnline();
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "Bobby", "both"));
        kit.alice().listener.contactRemoved("bob");
        kit.time.run();
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='alice@example.org'/>");
        assertEquals(List.of(), kit.host.rosters.items(ALICE));
    }

    @Test
    void passesRequestsAndAnswersOn() {
        kit.aliceOnline();
        kit.in("<presence type='subscribed' from='alice@example.org' to='bob@net.example.org'/>");
        assertEquals(List.of(), kit.alice().calls(), "nobody had asked");
        for (String answer : List.of("subscribed", "unsubscribed")) {
            kit.alice().listener.authorizationRequested("bob", "Robert", "let me in");
            kit.time.run();
            kit.out(
                    "<presence type='subscribe' from='bob@net.example.org' to='alice@example.org'>"
                            + "<status>let me in</status>"
                            + "<nick xmlns='http://jabber.org/protocol/nick'>Robert</nick></presence>");
            kit.in(
                    "<presence type='"
                            + answer
                            + "' from='alice@example.org' to='bob@net.example.org'/>");
        }
        assertEquals(List.of("allow bob", "deny bob"), kit.alice().calls());
    }

    @Test
    void allowsWhomTheUserHasAllowedBefore() {
        kit.aliceOnline();
        kit.host.rosters.put(ALICE, item("bob@net.example.org", "", "both"));
        kit.alice().listener.authorizationRequested("bob", "", "");
        kit.time.run();
        assertEquals(List.of("allow bob"), kit.alice().calls());
        kit.silence();
    }

    @Test
    void approvesASubscriptionToTheGateway() {
        kit.aliceOnline();
        kit.in("<presence type='subscribe' from='alice@example.org' to='net.example.org'/>");
        assertEquals(List.of("put net.example.org both"), kit.host.rosters.edits);
        kit.out("<presence type='subscribed' from='net.example.org' to='alice@example.org'/>");
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
    }

    @Test
    void asksRemoteUsersBySubscription() {
        kit.registered("romeo@far.example", "ro").start();
        kit.in("<presence from='romeo@far.example/o' to='net.example.org'/>");
        kit.forget();
        var romeo = kit.network.account("romeo@far.example");
        romeo.listener.contact(new Contact("bob", "Robert", List.of()));
        romeo.listener.contact(new Contact("bob", "Robert", List.of()));
        kit.time.run();
        kit.out(
                "<presence type='subscribe' from='bob@net.example.org' to='romeo@far.example'>"
                        + "<nick xmlns='http://jabber.org/protocol/nick'>Robert</nick></presence>");
        kit.silence();
        kit.in("<presence type='probe' from='romeo@far.example' to='bob@net.example.org'/>");
        assertEquals(List.of("add bob"), romeo.calls(), "his server probes whom he sees");
        kit.forget();
        romeo.listener.contactRemoved("bob");
        kit.time.run();
        kit.out("<presence type='unsubscribe' from='bob@net.example.org' to='romeo@far.example'/>");
        kit.out(
                "<presence type='unsubscribed' from='bob@net.example.org' to='romeo@far.example'/>");
        kit.out("<presence type='unavailable' from='bob@net.example.org' to='romeo@far.example'/>");
        assertTrue(kit.host.rosters.edits.isEmpty());
    }
}
