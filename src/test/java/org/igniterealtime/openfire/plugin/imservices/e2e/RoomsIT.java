package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** Rooms of both types on one server, over restarts of a service and of the server. */
class RoomsIT {

    private static final String LASTING = "rooms.example.org";
    private static final String FLEETING = "meet.example.org";
    private static final String GUARDED = "guarded.example.org";

    private static final String SERVICES =
            """
            [rooms.example.org]
            category=conference
            type=public
            name=Company rooms
            browse=public
            module=conference
            ns=urn:example:rooms
            params=max_users=1;language=de
            history=lobby;logs/{service}/{name}/yyyymmdd.txt
            history=lobby;nowhere/lobby.txt

            [meet.example.org]
            category=conference
            type=private
            name=Meetings
            browse=private
            module=conference

            [guarded.example.org]
            category=conference
            type=public
            name=Guarded
            browse=public
            module=conference
            params=creators=romeo@example.org, nobody@example.org;password=speak friend

            [conference.example.org]
            category=conference
            type=public
            name=Not ours
            module=conference
            """;

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void roomsStayOrGo() throws Exception {
        scene.start(SERVICES);
        scene.awaitService(LASTING);
        scene.awaitService(GUARDED);
        scene.awaitLog("The service meet.example.org runs");
        scene.awaitLog("conference.example.org does not work");
        XmppUser romeo = scene.user("romeo");
        XmppUser juliet = scene.user("juliet");

        aServiceSaysWhatItIs(romeo);
        aRoomOfEitherType(romeo, juliet);
        aServiceWithDefaults(romeo, juliet);
        anotherDescriptionThrowsNobodyOut(romeo, juliet);

        scene.server().restart();
        scene.awaitService(LASTING);
        XmppUser again = scene.logIn("juliet");
        assertEquals(List.of("lobby@" + LASTING), again.rooms(LASTING));
        // Open, and as it was: of one user.
        again.room("lobby@" + LASTING).join(nick("capulet"));
        assertItemNotFound(() -> again.info("balcony@" + FLEETING));
        assertTrue(scene.isServed("conference.example.org"));
    }

    private void aServiceSaysWhatItIs(XmppUser romeo) throws Exception {
        DiscoverInfo info = romeo.info(LASTING);
        assertTrue(
                info.getIdentities().stream()
                        .anyMatch(
                                identity ->
                                        identity.getCategory().equals("conference")
                                                && identity.getType().equals("text")
                                                && "Company rooms".equals(identity.getName())));
        assertTrue(info.containsFeature("http://jabber.org/protocol/muc"));
        assertTrue(info.containsFeature("urn:example:rooms"));
        assertTrue(info.containsFeature("urn:xmpp:time"));
        assertFalse(scene.isServed(FLEETING));
        assertTrue(romeo.info(FLEETING).containsFeature("http://jabber.org/protocol/muc"));
    }

    private void aRoomOfEitherType(XmppUser romeo, XmppUser juliet) throws Exception {
        MultiUserChat lobby = romeo.room("lobby@" + LASTING);
        lobby.createOrJoin(nick("montague"));
        assertEquals(List.of("lobby@" + LASTING), juliet.rooms(LASTING));
        // Unlocked, and full with one.
        assertError(
                StanzaError.Condition.service_unavailable,
                () -> juliet.room("lobby@" + LASTING).join(nick("capulet")));
        assertTrue(
                juliet.info("lobby@" + LASTING).toXML().toString().contains("muc#roominfo_lang"));
        lobby.sendMessage("But soft, what light\nthrough yonder window breaks?");
        lobby.changeSubject("Light");
        lobby.leave();
        juliet.room("lobby@" + LASTING).join(nick("capulet"));
        juliet.room("lobby@" + LASTING).leave();

        MultiUserChat balcony = romeo.room("balcony@" + FLEETING);
        balcony.create(nick("montague")).makeInstant();
        juliet.room("balcony@" + FLEETING).join(nick("capulet"));
        assertEquals(List.of(), juliet.rooms(FLEETING));
        leave(romeo, "balcony@" + FLEETING, "montague");
        leave(juliet, "balcony@" + FLEETING, "capulet");
        assertItemNotFound(() -> juliet.info("balcony@" + FLEETING));

        Path file =
                scene.server()
                        .home()
                        .resolve("logs/rooms.example.org/lobby")
                        .resolve(LocalDate.now().toString().replace("-", "") + ".txt");
        scene.await(
                "the conversation is written",
                () ->
                        Files.exists(file)
                                && Files.readString(file).contains("capulet ist gegangen"));
        List<String> lines =
                Files.readAllLines(file).stream().map(line -> line.substring(20)).toList();
        assertEquals(
                List.of(
                        "* montague ist hereingekommen",
                        "<montague> But soft, what light \u21b5 through yonder window breaks?",
                        "* montague hat das Thema gesetzt: Light",
                        "* montague ist gegangen",
                        "* capulet ist hereingekommen",
                        "* capulet ist gegangen"),
                lines);
        scene.awaitLog(
                "there is no folder " + scene.server().home().toRealPath().resolve("nowhere"));
        Files.createDirectory(scene.server().home().resolve("nowhere"));
        scene.awaitLog("The service rooms.example.org works fully again");
        assertEquals(
                6, Files.readAllLines(scene.server().home().resolve("nowhere/lobby.txt")).size());
    }

    private void aServiceWithDefaults(XmppUser romeo, XmppUser juliet) throws Exception {
        String cell = "cell@" + GUARDED;
        assertError(
                StanzaError.Condition.not_authorized,
                () -> romeo.room(cell).createOrJoin(nick("montague")));
        assertError(
                StanzaError.Condition.not_allowed,
                () ->
                        juliet.room(cell)
                                .createOrJoin(
                                        juliet.room(cell)
                                                .getEnterConfigurationBuilder(nick("capulet"))
                                                .withPassword("speak friend")
                                                .build()));
        romeo.room(cell).join(nick("montague"), "speak friend");
        assertError(
                StanzaError.Condition.not_authorized,
                () -> juliet.room(cell).join(nick("capulet")));
        juliet.room(cell).join(nick("capulet"), "speak friend");
        leave(romeo, cell, "montague");
        leave(juliet, cell, "capulet");
    }

    private void anotherDescriptionThrowsNobodyOut(XmppUser romeo, XmppUser juliet)
            throws Exception {
        MultiUserChat garden = romeo.room("garden@" + FLEETING);
        garden.create(nick("montague")).makeInstant();
        scene.server().writeServices(SERVICES.replace("name=Meetings", "name=Encounters"));
        scene.await(
                "the description",
                () ->
                        juliet.info(FLEETING).getIdentities().stream()
                                .anyMatch(it -> "Encounters".equals(it.getName())));
        juliet.room("garden@" + FLEETING).join(nick("capulet"));
        scene.await("romeo sees her", () -> garden.getOccupantsCount() == 2);

        // What needs a restart ends rooms that do not stay, and those who were in are told.
        scene.server()
                .writeServices(
                        SERVICES.replace("type=private", "type=private\nparams=moderated=1"));
        Predicate<Presence> gone =
                presence ->
                        presence.getType() == Presence.Type.unavailable
                                && presence.toXML().toString().contains("332");
        scene.await("romeo is told", () -> !romeo.presences(gone).isEmpty());
        scene.await("the rooms are there again", () -> answers(romeo, FLEETING));
        assertItemNotFound(() -> juliet.info("garden@" + FLEETING));
    }

    /** While a service is started anew its domain is unavailable. */
    private static boolean answers(XmppUser user, String domain) throws Exception {
        try {
            return !user.info(domain).getIdentities().isEmpty();
        } catch (XMPPException.XMPPErrorException e) {
            return false;
        }
    }

    /** Openfire 4.2 does not always tell whoever leaves that it is about himself, for which Smack waits. */
    private void leave(XmppUser user, String room, String nick) throws Exception {
        String place = room + "/" + nick;
        user.sendPresence(Presence.Type.unavailable, place);
        Predicate<Presence> gone =
                presence ->
                        presence.getType() == Presence.Type.unavailable
                                && presence.getFrom().toString().equals(place);
        scene.await(nick + " has left", () -> !user.presences(gone).isEmpty());
    }

    private static Resourcepart nick(String name) throws Exception {
        return Resourcepart.from(name);
    }

    /** Something that is refused. */
    private interface Refused {
        void run() throws Exception;
    }

    private static void assertItemNotFound(Refused request) {
        assertError(StanzaError.Condition.item_not_found, request);
    }

    private static void assertError(StanzaError.Condition condition, Refused request) {
        Exception e = assertThrows(Exception.class, request::run);
        if (e instanceof MultiUserChatException) {
            throw new AssertionError(e);
        }
        assertEquals(
                condition,
                ((XMPPException.XMPPErrorException) e).getStanzaError().getCondition(),
                e.toString());
    }
}
