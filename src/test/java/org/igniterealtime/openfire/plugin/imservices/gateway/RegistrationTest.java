package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.FormField;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm.PasswordUse;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Registration: XEP-0077 section 3, XEP-0100 sections 4.1 to 4.3. */
class RegistrationTest {

    private static final JID ALICE = new JID(GatewayKit.ALICE);

    private final GatewayKit kit = new GatewayKit();

    private void set(String from, String payload) {
        kit.in(
                "<iq type='set' id='r' from='"
                        + from
                        + "' to='net.example.org'><query xmlns='jabber:iq:register'>"
                        + payload
                        + "</query></iq>");
    }

    private void outResult(String to) {
        kit.out("<iq type='result' id='r' from='net.example.org' to='" + to + "'/>");
    }

    private void outError(String type, String condition) {
        kit.out(
                "<iq type='error' id='r' from='net.example.org' to='alice@example.org/home'><error type='"
                        + type
                        + "'><"
                        + condition
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></iq>");
    }

    @Test
    void asksForNameAndPassword() {
        kit.network.form(PasswordUse.REQUIRED);
        kit.start(new FormField("realname", "Real name", "text-single"));
        kit.in(
                "<iq type='get' id='r' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:register'/></iq>");
        kit.out(
                "<iq type='result' id='r' from='net.example.org' to='alice@example.org/home'>"
                        + "<query xmlns='jabber:iq:register'>"
                        + "<instructions>Please enter your Scripted name and password.</instructions>"
                        + "<username/><password/><x xmlns='jabber:x:data' type='form'>"
                        + "<title>Registration with Scripted</title>"
                        + "<instructions>Please enter your Scripted name and password.</instructions>"
                        + "<field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>"
                        + "<field var='username' type='text-single' label='Name'><required/></field>"
                        + "<field var='password' type='text-private' label='Password'><required/></field>"
                        + "<field var='realname' type='text-single' label='Real name'/>"
                        + "</x></query></iq>");
    }

    @Test
    void asksForNoPasswordWhereThereIsNone() {
        kit.network.form(PasswordUse.NONE);
        kit.start();
        kit.in(
                "<iq type='get' id='r' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:register'/></iq>");
        String form = kit.next().toXML();
        assertFalse(form.contains("password"), form);
    }

    @Test
    void saysWhatIsRegisteredButNotThePassword() {
        kit.registered(GatewayKit.ALICE, "al").start();
        kit.forget();
        kit.in(
                "<iq type='get' id='r' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:register'/></iq>");
        String form = kit.next().toXML();
        assertTrue(form.contains("<registered/>"), form);
        assertTrue(form.contains("<username>al</username>"), form);
        assertFalse(form.contains("secret"), form);
    }

    @Test
    void registersByPlainFieldsPutsTheRosterItemAndLogsIn() {
        kit.start();
        kit.host.online("alice@example.org/home");
        set("alice@example.org/home", "<username>al</username><password>pw</password>");
        outResult("alice@example.org/home");
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertEquals(
                Optional.of(new Registration(ALICE, "al", new Secret("pw"), Map.of())),
                kit.host.registrations.find(ALICE));
        assertEquals(
                List.of(new Rosters.Item(new JID("net.example.org"), "The Net", List.of(), "both")),
                kit.host.rosters.items(ALICE));
        assertEquals("al", kit.alice().account.name());
        assertEquals("pw", kit.alice().account.password());
    }

    @Test
    void registersByDataForm() {
        kit.start(new FormField("realname", "Real name", "text-single"));
        set(
                "alice@example.org/home",
                "<x xmlns='jabber:x:data' type='submit'>"
                        + "<field var='FORM_TYPE'><value>jabber:iq:register</value></field>"
                        + "<field var='username'><value> al </value></field>"
                        + "<field var='realname'><value>Alice</value></field>"
                        + "<field var='unknown'><value>x</value></field></x>");
        outResult("alice@example.org/home");
        Registration saved = kit.host.registrations.find(ALICE).orElseThrow();
        assertEquals("al", saved.name());
        assertEquals(Map.of("realname", "Alice"), saved.options());
        kit.time.pass(Limits.USUAL.linger());
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE), "she is not online");
    }

    @Test
    void refusesWhatIsNotComplete() {
        kit.network.form(PasswordUse.REQUIRED);
        kit.start();
        set("alice@example.org/home", "<username/><password>pw</password>");
        outError("modify", "not-acceptable");
        set("alice@example.org/home", "<username>al</username><password/>");
        outError("modify", "not-acceptable");
        set(
                "alice@example.org/home",
                "<username>" + "a".repeat(300) + "</username><password>pw</password>");
        outError("modify", "not-acceptable");
        set("alice@example.org/home", "<x xmlns='jabber:x:data' type='cancel'/>");
        outError("modify", "bad-request");
        assertEquals(List.of(), kit.host.registrations.all());
    }

    @Test
    void refusesPasswordsThatNoNetworkCanTake() {
        kit.start();
        set("alice@example.org/home", "<username>al</username><password>a\nQUIT</password>");
        outError("modify", "not-acceptable");
        set(
                "alice@example.org/home",
                "<username>al</username><password>" + "x".repeat(8_001) + "</password>");
        outError("modify", "not-acceptable");
        kit.silence();
        assertEquals(List.of(), kit.host.registrations.all());
    }

    @Test
    void saysWhenTheDatabaseIsAway() {
        kit.start();
        kit.host.registrations.broken = true;
        set("alice@example.org/home", "<username>al</username>");
        outError("wait", "internal-server-error");
    }

    @Test
    void logsOutAndInWithWhatHasChanged() {
        kit.aliceOnline();
        kit.host.online("alice@example.org/home");
        set("alice@example.org/home", "<username>al2</username><password>other</password>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        outResult("alice@example.org/home");
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertEquals("al2", kit.alice().account.name());
        assertEquals(2, kit.network.logIns().size());
    }

    private static final String AL = "<username>al</username><password>pw</password>";

    private String stored() {
        return kit.host
                .registrations
                .find(ALICE)
                .map(each -> each.name() + " " + each.password().reveal())
                .orElse("nothing");
    }

    /** XEP-0100 section 4.1.1: what the network does not take is not registered. */
    @Test
    void saysWhatTheNetworkSaysAndRegistersNothing() {
        kit.start();
        kit.host.online("alice@example.org/home");
        kit.network.refuseLogInOf("al");
        set("alice@example.org/home", AL);
        String answer = kit.next().toXML();
        assertTrue(answer.contains("<not-authorized"), answer);
        assertTrue(answer.contains("Wrong password for you"), answer);
        assertFalse(answer.contains("pw"), answer);
        kit.silence();
        assertEquals("nothing", stored());
        assertEquals(List.of(), kit.host.rosters.items(ALICE));
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        assertEquals(1, kit.network.logIns().size(), "she is not registered");
    }

    @Test
    void staysWithWhatWasRegisteredWhenTheNetworkRefusesTheChange() {
        kit.aliceOnline();
        kit.host.online("alice@example.org/home");
        kit.network.refuseLogInOf("al2");
        set("alice@example.org/home", "<username>al2</username><password>other</password>");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        outError("auth", "not-authorized");
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
        kit.silence();
        assertEquals("al secret", stored());
        assertEquals("al", kit.alice().account.name());
    }

    @Test
    void waitsForTheNetworkForALimitedTime() {
        kit.network.manual();
        kit.start();
        set("alice@example.org/home", AL);
        kit.silence();
        kit.time.pass(Limits.USUAL.trial().minusSeconds(1));
        kit.silence();
        kit.time.pass(Duration.ofSeconds(2));
        outError("wait", "remote-server-timeout");
        kit.silence();
        assertEquals("nothing", stored());
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void triesOneThingAtATime() {
        kit.network.manual();
        kit.start();
        set("alice@example.org/home", AL);
        set("alice@example.org/home", "<username>al2</username>");
        outError("wait", "resource-constraint");
        kit.alice().online();
        kit.time.run();
        outResult("alice@example.org/home");
        assertEquals("al pw", stored());
    }

    @Test
    void registersNobodyWhoHasGoneMeanwhile() {
        kit.network.manual();
        kit.start();
        kit.host.online("alice@example.org/home");
        set("alice@example.org/home", AL);
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        set("alice@example.org/home", "<remove/>");
        assertEquals("nothing", stored());
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals(
                List.of(),
                kit.all().stream()
                        .filter(stanza -> stanza instanceof IQ && stanza.getError() == null)
                        .toList());
    }

    @Test
    void registersNothingThatTheDatabaseDoesNotTake() {
        kit.network.manual();
        kit.start();
        kit.host.online("alice@example.org/home");
        set("alice@example.org/home", AL);
        kit.host.registrations.broken = true;
        kit.alice().online();
        kit.time.run();
        outError("wait", "internal-server-error");
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void keepsAPasswordThatIsLeftEmptyAsLongAsTheNameStays() {
        kit.network.form(PasswordUse.REQUIRED);
        kit.aliceOnline();
        set("alice@example.org/home", "<username>al</username><password/>");
        assertEquals("al secret", stored());
        set("alice@example.org/home", "<username>other</username><password/>");
        assertEquals("al secret", stored());
        kit.in(
                "<iq type='get' id='r' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:register'/></iq>");
        assertTrue(
                kit.all().stream()
                        .anyMatch(each -> each.toXML().contains("Leave the password empty")));
    }

    /** A password that cannot be decrypted any more makes nobody registered, and its row must go all the same. */
    @Test
    void unregistersWhoIsInTheTableOnly() {
        kit.start();
        kit.registered(GatewayKit.ALICE, "al");
        set("alice@example.org/home", "<remove/>");
        outResult("alice@example.org/home");
        assertEquals("nothing", stored());
    }

    @Test
    void forgetsWhoseAccountIsDeleted() {
        kit.aliceOnline();
        kit.host.registrations.accountDeleted(ALICE);
        kit.time.run();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.forget();
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        kit.silence();
    }

    @Test
    void registersNobodyWhoseAccountIsDeletedMeanwhile() {
        kit.network.manual();
        kit.start();
        kit.host.online("alice@example.org/home");
        set("alice@example.org/home", AL);
        kit.host.registrations.accountDeleted(ALICE);
        kit.time.run();
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        assertEquals("nothing", stored());
    }

    @Test
    void aRegistrationDoesNotEndTheNextOne() {
        kit.start();
        set("alice@example.org/home", AL);
        outResult("alice@example.org/home");
        kit.forget();
        kit.network.manual();
        set("alice@example.org/home", "<username>al2</username><password>pw2</password>");
        kit.time.pass(Limits.USUAL.linger().plusSeconds(1));
        kit.alice().online();
        kit.time.run();
        assertEquals("al2 pw2", stored());
    }

    @Test
    void keepsTheRosterItemsNameAndGroups() {
        kit.host.rosters.put(
                ALICE, new Rosters.Item(new JID("net.example.org"), "mine", List.of("G"), "none"));
        kit.start();
        set("alice@example.org/home", "<username>al</username>");
        assertEquals(
                List.of(new Rosters.Item(new JID("net.example.org"), "mine", List.of("G"), "both")),
                kit.host.rosters.items(ALICE));
    }

    @Test
    void asksARemoteUserForHisPresence() {
        kit.start();
        set("romeo@far.example/o", "<username>ro</username>");
        outResult("romeo@far.example/o");
        kit.out("<presence type='subscribe' from='net.example.org' to='romeo@far.example'/>");
        kit.silence();
        kit.in("<presence type='subscribed' from='romeo@far.example' to='net.example.org'/>");
        kit.out("<presence type='probe' from='net.example.org' to='romeo@far.example'/>");
        kit.silence();
        kit.in("<presence type='subscribe' from='romeo@far.example' to='net.example.org'/>");
        kit.out("<presence type='subscribed' from='net.example.org' to='romeo@far.example'/>");
        // The account that was tried stays for a while, so that he need not log in twice.
        kit.out("<presence from='net.example.org' to='romeo@far.example'/>");
        kit.silence();
        kit.in("<presence from='romeo@far.example/o' to='net.example.org'/>");
        kit.out("<presence from='net.example.org' to='romeo@far.example/o'/>");
        assertTrue(kit.network.isLoggedIn("romeo@far.example"));
    }

    @Test
    void unregisters() {
        kit.aliceOnline();
        kit.host.rosters.put(
                ALICE, new Rosters.Item(new JID("net.example.org"), "", List.of(), "both"));
        kit.host.rosters.put(
                ALICE, new Rosters.Item(new JID("bob@net.example.org"), "", List.of(), "both"));
        set("alice@example.org/home", "<remove/>");
        assertEquals(List.of(), kit.host.registrations.all());
        assertEquals(List.of(), kit.host.rosters.items(ALICE));
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
        outResult("alice@example.org/home");
        kit.out("<presence type='unavailable' from='net.example.org' to='alice@example.org'/>");
        kit.in("<presence from='alice@example.org/home' to='net.example.org'/>");
        assertFalse(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void leavesNoContactInTheRosterWhenTheNetworkTellsOfOneMeanwhile() {
        kit.aliceOnline();
        kit.gateway.receive(
                GatewayKit.packet(
                        StanzaMatch.parse(
                                "<iq type='set' id='r' from='alice@example.org/home'"
                                        + " to='net.example.org'><query"
                                        + " xmlns='jabber:iq:register'><remove/></query></iq>")));
        kit.alice().listener.contact(new Contact("bob", "", List.of()));
        kit.time.run();
        assertEquals(List.of(), kit.host.rosters.items(new JID(GatewayKit.ALICE)));
    }

    @Test
    void unregistersARemoteUser() {
        kit.registered("romeo@far.example", "ro").start();
        kit.forget();
        set("romeo@far.example/o", "<remove/>");
        outResult("romeo@far.example/o");
        kit.out("<presence type='unsubscribe' from='net.example.org' to='romeo@far.example'/>");
        kit.out("<presence type='unsubscribed' from='net.example.org' to='romeo@far.example'/>");
        kit.out("<presence type='unavailable' from='net.example.org' to='romeo@far.example'/>");
        kit.silence();
    }

    @Test
    void refusesToUnregisterWhoIsNotRegistered() {
        kit.start();
        set("alice@example.org/home", "<remove/>");
        outError("auth", "registration-required");
    }

    @Test
    void refusesRemoveBesidesOtherThings() {
        kit.aliceOnline();
        set("alice@example.org/home", "<remove/><username>al</username>");
        kit.out(
                "<iq type='error' id='r' from='net.example.org' to='alice@example.org/home'>"
                        + "<error type='modify'>"
                        + "<bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        assertTrue(kit.network.isLoggedIn(GatewayKit.ALICE));
    }

    @Test
    void costsNoLookUpForStrangers() {
        kit.start();
        int before = kit.host.registrations.calls;
        kit.in("<presence from='mallory@example.org/x' to='net.example.org'/>");
        kit.in("<presence type='probe' from='mallory@example.org' to='bob@net.example.org'/>");
        kit.in(
                "<message from='mallory@example.org/x' to='bob@net.example.org' type='chat'>"
                        + "<body>hi</body></message>");
        assertEquals(before, kit.host.registrations.calls);
        kit.out(
                "<message type='error' from='bob@net.example.org' to='mallory@example.org/x'>"
                        + "<body>hi</body><error type='auth'>"
                        + "<registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></message>");
        kit.silence();
    }

    @Test
    void refusesAStrangersSubscription() {
        kit.start();
        kit.in("<presence type='subscribe' from='mallory@example.org' to='bob@net.example.org'/>");
        kit.out(
                "<presence type='error' from='bob@net.example.org' to='mallory@example.org'>"
                        + "<error type='auth'>"
                        + "<registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></presence>");
    }
}
