package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;
import org.junit.jupiter.api.Test;

/** Rooms of a network (XEP-0045, version 1.34.6): alice goes into {@code #garden}. */
class RoomsTest {

    private static final String GARDEN = "#garden@net.example.org";
    private static final String HOME = "alice@example.org/home";
    private static final String WORK = "alice@example.org/work";

    private final GatewayKit kit = new GatewayKit();

    private void joins(String client, String nick, String more) {
        kit.in(
                "<presence id='j1' from='"
                        + client
                        + "' to='"
                        + GARDEN
                        + "/"
                        + nick
                        + "'><x xmlns='http://jabber.org/protocol/muc'>"
                        + more
                        + "</x></presence>");
    }

    /** Alice is in, romeo was before her. */
    private void aliceInGarden() {
        kit.network.rooms.comes("#garden", "romeo");
        kit.aliceOnline();
        joins(HOME, "al", "");
        kit.forget();
    }

    private static String item(String affiliation, String role) {
        return "<item affiliation='" + affiliation + "' role='" + role + "'/>";
    }

    private void outPresence(String nick, String to, String content) {
        kit.out(
                "<presence from='"
                        + GARDEN
                        + "/"
                        + nick
                        + "' to='"
                        + to
                        + "'><x xmlns='http://jabber.org/protocol/muc#user'>"
                        + content
                        + "</x></presence>");
    }

    private void outGone(String nick, String to, String content) {
        kit.out(
                "<presence type='unavailable' from='"
                        + GARDEN
                        + "/"
                        + nick
                        + "' to='"
                        + to
                        + "'><x xmlns='http://jabber.org/protocol/muc#user'>"
                        + content
                        + "</x></presence>");
    }

    private void outSubject(String from, String to, String subject) {
        kit.out(
                "<message type='groupchat' from='"
                        + from
                        + "' to='"
                        + to
                        + "'><subject>"
                        + subject
                        + "</subject></message>");
    }

    private void outSaid(String nick, String to, String id, String text) {
        kit.out(
                "<message type='groupchat' id='"
                        + id
                        + "' from='"
                        + GARDEN
                        + "/"
                        + nick
                        + "' to='"
                        + to
                        + "'><body>"
                        + text
                        + "</body></message>");
    }

    private void outRefused(String nick, String client, String type, String condition) {
        kit.out(
                "<presence type='error' id='j1' from='"
                        + GARDEN
                        + "/"
                        + nick
                        + "' to='"
                        + client
                        + "'><x xmlns='http://jabber.org/protocol/muc'/><error type='"
                        + type
                        + "'><"
                        + condition
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></presence>");
    }

    private void ping(String to) {
        kit.in(
                "<iq type='get' id='p' from='"
                        + HOME
                        + "' to='"
                        + to
                        + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    private void outIqError(String from, String namespaced, String type, String condition) {
        kit.out(
                "<iq type='error' from='"
                        + from
                        + "' to='"
                        + HOME
                        + "'>"
                        + namespaced
                        + "<error type='"
                        + type
                        + "'><"
                        + condition
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    }

    /** Section 7.2: the others, then himself, then the subject. */
    @Test
    void showsWhoIsThereThenHimselfThenTheSubject() {
        kit.network.rooms.comes("#garden", "romeo");
        kit.network.rooms.comes("#garden", "nurse");
        kit.network.rooms.subjectSet("#garden", "romeo", "Roses");
        kit.aliceOnline();
        joins(HOME, "al", "");
        outPresence("romeo", HOME, item("admin", "moderator"));
        outPresence("nurse", HOME, item("none", "participant"));
        outPresence("al", HOME, item("none", "participant") + "<status code='110'/>");
        outSubject(GARDEN + "/romeo", HOME, "Roses");
        kit.silence();
    }

    /** Section 7.2.9: the service may call him otherwise, and says so. */
    @Test
    void tellsWhoIsCalledOtherwise() {
        kit.network.rooms.assign("al2");
        kit.aliceOnline();
        joins(HOME, "al", "");
        outPresence(
                "al2",
                HOME,
                item("admin", "moderator") + "<status code='110'/><status code='210'/>");
        outSubject(GARDEN, HOME, "");
        kit.silence();
    }

    /** Sections 7.2.6 to 7.2.8. */
    @Test
    void whoIsNotLetInIsToldWhy() {
        kit.network.rooms.password("#garden", "rose");
        kit.network.rooms.ban("#garden", "tybalt");
        kit.aliceOnline();
        joins(HOME, "al", "");
        outRefused("al", HOME, "auth", "not-authorized");
        joins(HOME, "tybalt", "<password>rose</password>");
        outRefused("tybalt", HOME, "auth", "forbidden");
        joins(HOME, "al", "<password>rose</password>");
        kit.forget();
        kit.in(
                "<presence id='j1' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        kit.out(
                "<presence type='error' id='j1' from='"
                        + GARDEN
                        + "' to='"
                        + HOME
                        + "'><x xmlns='http://jabber.org/protocol/muc'/><error type='modify'>"
                        + "<jid-malformed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>");
    }

    /** Section 7.2.8: another's nickname. */
    @Test
    void nobodyGetsAnothersNickname() {
        aliceInGarden();
        kit.in("<presence type='unavailable' from='" + HOME + "' to='" + GARDEN + "/al'/>");
        kit.in("<presence from='" + WORK + "' to='net.example.org'/>");
        kit.forget();
        joins(WORK, "romeo", "");
        outRefused("romeo", WORK, "cancel", "conflict");
        assertEquals(List.of("romeo"), kit.network.rooms.members("#garden"));
    }

    @Test
    void whoIsNotRegisteredGetsNowhere() {
        kit.start();
        joins("bob@example.org/home", "bob", "");
        kit.out(
                "<presence type='error' id='j1' from='"
                        + GARDEN
                        + "/bob' to='bob@example.org/home'><error type='auth'>"
                        + "<registration-required xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></presence>");
    }

    /** Section 7.4: reflected with its id once the network has it, to each of his clients. */
    @Test
    void reflectsWhatTheNetworkHasTaken() {
        aliceInGarden();
        joins(WORK, "al", "");
        kit.forget();
        kit.network.silent(true);
        kit.in(
                "<message type='groupchat' id='m1' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "'><body>hello</body></message>");
        assertEquals(List.of("#garden: hello"), kit.alice().sent());
        kit.silence();
        kit.alice().confirm(1);
        kit.time.run();
        outSaid("al", HOME, "m1", "hello");
        outSaid("al", WORK, "m1", "hello");
        kit.silence();
    }

    @Test
    void carriesWhatOthersSay() {
        aliceInGarden();
        kit.network.rooms.says("#garden", "romeo", "by yonder\nmoon", kit.time.now());
        kit.time.run();
        outSaid("romeo", HOME, "*", "by yonder\nmoon");
        kit.silence();
    }

    /** Section 7.4: who is not in may not speak; a client of his that is does not count. */
    @Test
    void onlyWhoIsInMaySpeak() {
        aliceInGarden();
        kit.in(
                "<message type='groupchat' id='m1' from='"
                        + WORK
                        + "' to='"
                        + GARDEN
                        + "'><body>hello</body></message>");
        kit.out(
                "<message type='error' id='m1' from='"
                        + GARDEN
                        + "' to='"
                        + WORK
                        + "'><body>hello</body><error type='modify'>"
                        + "<not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text></error></message>");
        assertEquals(List.of(), kit.alice().sent());
    }

    /** Sections 7.2.13 and 7.2.14: what was said before the client came, stamped (XEP-0203). */
    @Test
    void aLaterClientGetsTheHistory() {
        aliceInGarden();
        for (int i = 1; i <= 60; i++) {
            kit.network.rooms.says("#garden", "romeo", "line " + i, kit.time.now());
        }
        kit.in("<presence from='" + WORK + "' to='net.example.org'/>");
        kit.forget();
        joins(WORK, "al", "<history maxstanzas='2'/>");
        outPresence("romeo", WORK, item("admin", "moderator"));
        outPresence("al", WORK, item("none", "participant") + "<status code='110'/>");
        for (int i = 59; i <= 60; i++) {
            kit.out(
                    "<message type='groupchat' id='*' from='"
                            + GARDEN
                            + "/romeo' to='"
                            + WORK
                            + "'><body>line "
                            + i
                            + "</body><delay xmlns='urn:xmpp:delay' from='"
                            + GARDEN
                            + "' stamp='*'/></message>");
        }
        outSubject(GARDEN, WORK, "");
        kit.silence();
        joins(WORK, "al", "");
        long lines = kit.all().stream().filter(stanza -> stanza.toXML().contains("<body>")).count();
        assertEquals(50, lines, "all that is kept, for who does not say");
    }

    /** Section 8.1; who may not is told so, and nothing changes. */
    @Test
    void setsTheSubject() {
        aliceInGarden();
        kit.in(
                "<message type='groupchat' id='s1' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "'><subject>Light</subject></message>");
        outSubject(GARDEN + "/al", HOME, "Light");
        kit.silence();
    }

    /** Section 7.6. */
    @Test
    void changesTheNickname() {
        aliceInGarden();
        kit.in("<presence id='n1' from='" + HOME + "' to='" + GARDEN + "/romeo'/>");
        kit.out(
                "<presence type='error' id='n1' from='"
                        + GARDEN
                        + "/romeo' to='"
                        + HOME
                        + "'><x xmlns='http://jabber.org/protocol/muc'/><error type='cancel'>"
                        + "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>No, says the network</text></error></presence>");
        kit.in("<presence id='n2' from='" + HOME + "' to='" + GARDEN + "/juliet'/>");
        outGone(
                "al",
                HOME,
                "<item affiliation='none' role='participant' nick='juliet'/>"
                        + "<status code='303'/><status code='110'/>");
        outPresence("juliet", HOME, item("none", "participant") + "<status code='110'/>");
        kit.silence();
        kit.network.rooms.rename("#garden", "romeo", "montague");
        kit.time.run();
        outGone(
                "romeo",
                HOME,
                "<item affiliation='admin' role='moderator' nick='montague'/><status code='303'/>");
        outPresence("montague", HOME, item("admin", "moderator"));
        kit.silence();
    }

    /** Section 7.14: the last client that leaves takes the user out of the room. */
    @Test
    void theLastClientThatLeavesLeavesTheRoom() {
        aliceInGarden();
        joins(WORK, "al", "");
        kit.forget();
        kit.in("<presence type='unavailable' from='" + HOME + "' to='" + GARDEN + "/al'/>");
        outGone("al", HOME, item("none", "none") + "<status code='110'/>");
        assertEquals(List.of("romeo", "al"), kit.network.rooms.members("#garden"));
        kit.in("<presence type='unavailable' from='" + WORK + "' to='net.example.org'/>");
        assertEquals(List.of("romeo"), kit.network.rooms.members("#garden"));
    }

    /** Section 8.2 and 9.1, as the one who is put out sees it, and as the others do. */
    @Test
    void tellsWhoWasPutOutByWhomAndWhy() {
        aliceInGarden();
        kit.network.rooms.comes("#garden", "nurse");
        kit.time.run();
        kit.forget();
        kit.network.rooms.putOut(
                "#garden", "nurse", new Departure(Departure.How.BANNED, "romeo", "too slow"));
        kit.time.run();
        outGone(
                "nurse",
                HOME,
                "<item affiliation='outcast' role='none'><actor nick='romeo'/><reason>too slow</reason></item>"
                        + "<status code='301'/>");
        kit.network.rooms.putOut(
                "#garden", "al", new Departure(Departure.How.KICKED, "romeo", "away"));
        kit.time.run();
        outGone(
                "al",
                HOME,
                "<item affiliation='none' role='none'><actor nick='romeo'/><reason>away</reason></item>"
                        + "<status code='110'/><status code='307'/>");
        kit.silence();
        ping(GARDEN + "/al");
        outIqError(GARDEN + "/al", "<ping xmlns='urn:xmpp:ping'/>", "modify", "not-acceptable");
    }

    /** Sections 8 and 9: what a moderator asks for, and what is answered to one who is none. */
    @Test
    void rolesAndAffiliationsBecomeRanks() {
        aliceInGarden();
        String query = "<query xmlns='http://jabber.org/protocol/muc#admin'>%s</query>";
        String kick = query.formatted("<item nick='romeo' role='none'><reason>x</reason></item>");
        String ask = "<iq type='set' id='k' from='" + HOME + "' to='" + GARDEN + "'>%s</iq>";
        kit.in(ask.formatted(kick));
        kit.out(
                "<iq type='error' from='"
                        + GARDEN
                        + "' to='"
                        + HOME
                        + "'>"
                        + kick
                        + "<error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>No, says the network</text></error></iq>");
        kit.network.rooms.rank("#garden", "al", Rank.ADMIN);
        kit.time.run();
        outPresence("al", HOME, item("admin", "moderator") + "<status code='110'/>");
        kit.in(ask.formatted(query.formatted("<item nick='romeo' affiliation='member'/>")));
        outPresence("romeo", HOME, item("member", "participant"));
        kit.out("<iq type='result' from='" + GARDEN + "' to='" + HOME + "'/>");
        kit.in(ask.formatted(kick));
        outGone(
                "romeo",
                HOME,
                "<item affiliation='none' role='none'><actor nick='al'/><reason>x</reason></item>"
                        + "<status code='307'/>");
        kit.out("<iq type='result' from='" + GARDEN + "' to='" + HOME + "'/>");
        kit.in(ask.formatted(query.formatted("<item nick='nobody' role='none'/>")));
        assertTrue(kit.next().toXML().contains("item-not-found"));
        kit.silence();
    }

    /** Section 7.5: out by his nickname; the answer comes from there, until alice writes to him outside. */
    @Test
    void privateMessagesStayInTheRoom() {
        kit.network.takingAll();
        aliceInGarden();
        kit.in(
                "<message type='chat' id='w1' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "/romeo'><body>psst</body></message>");
        assertEquals(List.of("romeo: psst"), kit.alice().sent());
        kit.network.write(GatewayKit.ALICE, "romeo", "yes?", kit.time.now());
        kit.time.run();
        kit.out(
                "<message type='chat' from='"
                        + GARDEN
                        + "/romeo' to='alice@example.org'><body>yes?</body>"
                        + "<x xmlns='http://jabber.org/protocol/muc#user'/></message>");
        kit.in(
                "<message type='chat' id='w2' from='"
                        + HOME
                        + "' to='romeo@net.example.org'><body>here</body></message>");
        kit.network.write(GatewayKit.ALICE, "romeo", "there", kit.time.now());
        kit.time.run();
        kit.out(
                "<message type='chat' from='romeo@net.example.org' to='alice@example.org'>"
                        + "<body>there</body></message>");
        kit.in(
                "<message type='chat' id='w3' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "/nobody'><body>psst</body></message>");
        assertTrue(kit.next().toXML().contains("item-not-found"));
        kit.silence();
    }

    /** Section 7.8.2 both ways, and XEP-0249. */
    @Test
    void invitesAndIsInvited() {
        aliceInGarden();
        kit.in(
                "<message id='i1' from='"
                        + HOME
                        + "' to='"
                        + GARDEN
                        + "'><x xmlns='http://jabber.org/protocol/muc#user'>"
                        + "<invite to='nurse@net.example.org'><reason>come</reason></invite></x></message>");
        kit.in(
                "<message id='i2' from='"
                        + HOME
                        + "' to='tybalt@net.example.org'><x xmlns='jabber:x:conference' jid='"
                        + GARDEN
                        + "'/></message>");
        assertEquals(List.of("#garden nurse", "#garden tybalt"), kit.network.rooms.invitations);
        kit.alice().listener.rooms().invited("#tomb", "romeo", "quick", "potion");
        kit.time.run();
        kit.out(
                "<message from='#tomb@net.example.org' to='alice@example.org'>"
                        + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                        + "<invite from='romeo@net.example.org'><reason>quick</reason></invite>"
                        + "<password>potion</password></x></message>");
        kit.silence();
    }

    /** XEP-0410 section 3. */
    @Test
    void answersWhoAsksWhetherHeIsIn() {
        kit.aliceOnline();
        ping(GARDEN + "/al");
        outIqError(GARDEN + "/al", "<ping xmlns='urn:xmpp:ping'/>", "modify", "not-acceptable");
        joins(HOME, "al", "");
        kit.forget();
        ping(GARDEN + "/al");
        kit.out("<iq type='result' from='" + GARDEN + "/al' to='" + HOME + "'/>");
    }

    /** After an outage the clients are in as before, and are told only what is not as it was. */
    @Test
    void anOutageLeavesClientsWhereTheyAre() {
        aliceInGarden();
        kit.network.rooms.comes("#garden", "nurse");
        kit.network.rooms.comes("#garden", "tybalt");
        kit.time.run();
        kit.alice().fail(Cause.NETWORK_ERROR, "broken off");
        kit.time.run();
        kit.forget();
        ping(GARDEN + "/al");
        outIqError(
                GARDEN + "/al", "<ping xmlns='urn:xmpp:ping'/>", "wait", "remote-server-timeout");
        kit.network.rooms.goes("#garden", "nurse", "tired");
        kit.network.rooms.comes("#garden", "mercutio");
        kit.time.pass(Duration.ofSeconds(30));
        List<String> told =
                kit.all().stream()
                        .filter(stanza -> stanza.getFrom().getNode() != null)
                        .map(stanza -> stanza.getFrom().getResource() + " " + type(stanza.toXML()))
                        .toList();
        assertEquals(List.of("nurse unavailable", "mercutio available"), told);
        ping(GARDEN + "/al");
        kit.out("<iq type='result' from='" + GARDEN + "/al' to='" + HOME + "'/>");
    }

    private static String type(String xml) {
        return xml.contains("type=\"unavailable\"") ? "unavailable" : "available";
    }

    /** When trying again makes no sense they are out, and told so (section 15.6.2, status 333). */
    @Test
    void theEndOfTheAccountIsTheEndOfItsRooms() {
        aliceInGarden();
        kit.alice().fail(Cause.NAME_IN_USE, "from elsewhere");
        kit.time.run();
        String all = kit.all().toString();
        assertTrue(all.contains("code=\"333\""), all);
        ping(GARDEN + "/al");
        assertTrue(kit.next().toXML().contains("not-acceptable"));
    }

    /** A room that the network does not answer for is given up after a minute. */
    @Test
    void aNetworkThatDoesNotAnswerIsNotWaitedForInVain() {
        kit.network.rooms.silent(true);
        kit.aliceOnline();
        joins(HOME, "al", "");
        kit.silence();
        kit.time.pass(Duration.ofSeconds(61));
        outRefused("al", HOME, "wait", "remote-server-timeout");
        assertEquals(List.of("join #garden as al", "leave #garden"), kit.alice().inRooms.calls);
    }

    /** Who believes to be in and is not is told (sections 7.2.1 and 7.6): a presence without the element that joins. */
    @Test
    void whoBelievesToBeInIsToldThatHeIsNot() {
        kit.aliceOnline();
        kit.in("<presence from='" + HOME + "' to='" + GARDEN + "/al'/>");
        String answer = kit.next().toXML();
        assertTrue(answer.contains("code=\"333\"") && answer.contains("code=\"110\""), answer);
        assertEquals(List.of(), kit.alice().inRooms.calls);
    }

    /** Section 6.3 with XEP-0059: the network is asked once for a while, by each user for himself. */
    @Test
    void listsTheNetworksRoomsInPages() {
        for (int i = 10; i < 40; i++) {
            kit.network.rooms.comes("#room" + i, "somebody");
        }
        aliceInGarden();
        String query = "<query xmlns='http://jabber.org/protocol/disco#items'>%s</query>";
        String ask = "<iq type='get' id='d' from='" + HOME + "' to='net.example.org'>%s</iq>";
        String page = "<set xmlns='http://jabber.org/protocol/rsm'><max>2</max></set>";
        kit.in(ask.formatted(query.formatted(page)));
        kit.out(
                "<iq type='result' from='net.example.org' to='"
                        + HOME
                        + "'>"
                        + query.formatted(
                                "<item jid='"
                                        + GARDEN
                                        + "' name='#garden (2)'/>"
                                        + "<item jid='#room10@net.example.org' name='#room10 (1)'/>"
                                        + "<set xmlns='http://jabber.org/protocol/rsm'>"
                                        + "<first index='0'>"
                                        + GARDEN
                                        + "</first><last>#room10@net.example.org</last><count>31</count></set>")
                        + "</iq>");
        kit.in(
                ask.formatted(
                        query.formatted(
                                page.replace(
                                        "</max>",
                                        "</max><after>#room10@net.example.org</after>"))));
        String next = kit.next().toXML();
        assertTrue(next.contains("#room11@") && next.contains("#room12@"), next);
        assertEquals(
                1, kit.alice().inRooms.calls.stream().filter(call -> call.equals("list")).count());
        kit.time.pass(Duration.ofMinutes(6));
        kit.network.rooms.silent(true);
        kit.in(ask.formatted(query.formatted("")));
        kit.silence();
        kit.alice().fail(Cause.NETWORK_ERROR, "broken off");
        kit.time.run();
        assertTrue(kit.all().toString().contains("disco#items"), "what is known, in the end");
    }

    /** Where rooms last, leaving one that the network put him into could be for good: he is invited instead. */
    @Test
    void aRoomThatTheNetworkPutsHimIntoIsAnInvitation() {
        kit.aliceOnline();
        kit.alice().inRooms.join("#tomb", "al", "");
        kit.time.run();
        kit.out(
                "<message from='#tomb@net.example.org' to='alice@example.org'>"
                        + "<x xmlns='http://jabber.org/protocol/muc#user'><invite/></x></message>");
        kit.silence();
        assertEquals(List.of("al"), kit.network.rooms.members("#tomb"));
    }
}
