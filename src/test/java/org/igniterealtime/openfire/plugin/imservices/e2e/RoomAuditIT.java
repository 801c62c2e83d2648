package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Commander;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * What an administrator of the server does in rooms and reads through the monitor is in the server's security audit log, without passwords;
 * what others do, and what is refused, is not.
 */
class RoomAuditIT {

    private static final String ROOMS = "rooms.example.org";
    private static final String MONITOR = "monitor.example.org";
    private static final String LOBBY = "lobby@" + ROOMS;
    private static final String GARDEN = "garden@" + ROOMS;

    private static final String ENTRIES =
            "SELECT username, summary FROM ofSecurityAuditLog WHERE summary LIKE 'IM Services: r%'"
                    + " ORDER BY msgID";
    private static final String DETAILS =
            "SELECT REPLACE(details, CHAR(10), ' | ') FROM ofSecurityAuditLog WHERE summary LIKE"
                    + " 'IM Services: r%' ORDER BY msgID";

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void administratorsAreWatched() throws Exception {
        scene.start(
                """
                [rooms.example.org]
                category=conference
                type=private
                name=Rooms
                browse=public
                [monitor.example.org]
                category=service
                type=monitor
                name=Monitor
                browse=public
                """);
        scene.awaitService(ROOMS);
        scene.awaitService(MONITOR);
        scene.server().probe().setProperty("admin.authorizedJIDs", "boss@example.org");
        XmppUser boss = scene.user("boss");
        XmppUser romeo = scene.user("romeo");

        othersAreNot(romeo, boss);
        MultiUserChat lobby = boss.room(LOBBY);
        lobby.create(nick("boss"));
        FillableForm form = lobby.getConfigurationForm().getFillableForm();
        form.setAnswer("muc#roomconfig_roomname", "Lobby");
        form.setAnswer("muc#roomconfig_passwordprotectedroom", true);
        form.setAnswer("muc#roomconfig_roomsecret", "speak friend");
        lobby.sendConfigurationForm(form);
        romeo.room(LOBBY).join(nick("montague"), "speak friend");
        scene.await("he is there", () -> lobby.getOccupantsCount() == 2);
        lobby.kickParticipant(nick("montague"), "Out of here");
        lobby.banUser(romeo.jid(), "and for ever");
        lobby.destroy("It is late", null);

        String people = "boss\tIM Services: roles or affiliations in room " + LOBBY + " changed";
        List<String> expected =
                List.of(
                        "boss\tIM Services: room " + LOBBY + " configured",
                        people,
                        people,
                        "boss\tIM Services: room " + LOBBY + " destroyed");
        scene.await("all is noted", () -> entries(ENTRIES).size() >= expected.size());
        assertEquals(expected, entries(ENTRIES));
        List<String> details = entries(DETAILS);
        assertTrue(details.get(0).contains("by boss (boss@example.org/"), details.get(0));
        assertTrue(details.get(0).contains("muc#roomconfig_roomname = Lobby"), details.get(0));
        assertTrue(details.get(0).contains("passwordprotectedroom = true"), details.get(0));
        assertFalse(details.toString().contains("friend"), details.get(0));
        assertTrue(
                details.get(1).contains("nick = montague, role = none (Out of here)"),
                details.get(1));
        assertTrue(
                details.get(2).contains("jid = romeo@example.org, affiliation = outcast"),
                details.get(2));
        assertTrue(details.get(3).contains("It is late"), details.get(3));

        readingTheLogIsNoted(boss);
    }

    /** Somebody makes a room and destroys it; and the administrator, who is nobody there, is refused. */
    private static void othersAreNot(XmppUser romeo, XmppUser boss) throws Exception {
        MultiUserChat garden = romeo.room(GARDEN);
        garden.create(nick("montague")).makeInstant();
        boss.room(GARDEN).join(nick("boss"));
        assertThrows(
                XMPPErrorException.class,
                () -> boss.room(GARDEN).kickParticipant(nick("montague"), "No"));
        garden.destroy(null, null);
    }

    private void readingTheLogIsNoted(XmppUser boss) throws Exception {
        boss.say(MONITOR, "log 3");
        Message answer = boss.awaitMessage("the log", message -> XmppUser.isFrom(message, MONITOR));
        assertFalse(answer.getBody().isEmpty());
        new Commander(boss, MONITOR).begin("log");
        boss.say(MONITOR, "memory");
        boss.awaitMessage("no log", message -> XmppUser.isFrom(message, MONITOR));
        assertEquals(
                List.of("boss", "boss"),
                entries("SELECT username FROM ofSecurityAuditLog WHERE summary LIKE '%log read%'"));
    }

    private List<String> entries(String sql) throws Exception {
        return scene.server().probe().query(sql);
    }

    private static Resourcepart nick(String name) throws Exception {
        return Resourcepart.from(name);
    }
}
