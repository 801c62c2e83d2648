package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Commander;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.commands.AdHocCommand;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** A deletion says how many rooms there are; they go only when that is wanted. */
class RoomsDeletionIT {

    private static final String ROOMS = "rooms.example.org";
    private static final String LOBBY = "lobby@" + ROOMS;

    private static final String SERVICES =
            """
            [rooms.example.org]
            category=conference
            type=public
            name=Rooms
            browse=public
            module=conference
            """;

    private static final String MADE = "SELECT subdomain FROM ofMucService";

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void roomsOutliveTheirServiceOrNot() throws Exception {
        scene.start(SERVICES);
        scene.awaitService(ROOMS);
        scene.server().probe().setProperty("admin.authorizedJIDs", "boss@example.org");
        XmppUser romeo = scene.user("romeo");
        Commander boss = new Commander(scene.user("boss"), OpenfireServer.DOMAIN);
        MultiUserChat lobby = romeo.room(LOBBY);
        lobby.createOrJoin(Resourcepart.from("montague"));
        lobby.leave();

        delete(boss, "0");
        addAgain(romeo);
        assertEquals(List.of(LOBBY), romeo.rooms(ROOMS));

        delete(boss, "1");
        scene.await("all of it is gone", () -> !made().contains("rooms"));
        assertTrue(made().contains("conference"), "what others have made stays");
        assertEquals(List.of(), scene.server().probe().query("SELECT name FROM ofMucRoom"));
        addAgain(romeo);
        assertEquals(List.of(), romeo.rooms(ROOMS));
        lobby.createOrJoin(Resourcepart.from("montague"));
        assertEquals(List.of(LOBBY), romeo.rooms(ROOMS));
    }

    private void delete(Commander boss, String forget) throws Exception {
        boss.begin("delete");
        boss.next(Map.of("domain", ROOMS));
        assertTrue(boss.instructions().contains("1"), boss.instructions());
        boss.complete(Map.of("forget", forget));
        assertEquals(AdHocCommand.Status.completed, boss.status(), boss.errors());
        scene.await("it is not served", () -> !scene.isServed(ROOMS));
    }

    private void addAgain(XmppUser user) throws Exception {
        scene.server().writeServices(SERVICES);
        scene.await("the service answers", () -> answers(user));
    }

    private static boolean answers(XmppUser user) throws Exception {
        try {
            return user.info(ROOMS).containsFeature("http://jabber.org/protocol/muc");
        } catch (XMPPException.XMPPErrorException e) {
            return false;
        }
    }

    private List<String> made() throws Exception {
        return scene.server().probe().query(MADE);
    }
}
