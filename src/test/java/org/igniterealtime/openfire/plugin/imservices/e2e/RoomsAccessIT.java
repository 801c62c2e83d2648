package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** Whom the access list shuts out while he is in a room leaves it, its owner as well. */
class RoomsAccessIT {

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
            access=conf/rooms.xml
            """;

    private static final String LIST =
            """
            <list name='rooms'>
            <item type='jid' value='%s@example.org' action='deny' order='1'/>
            <item action='allow' order='2'/>
            </list>
            """;

    @RegisterExtension private final Scene scene = new Scene();

    private void deny(String user) throws Exception {
        Files.createDirectories(scene.server().home().resolve("conf"));
        Files.writeString(scene.server().home().resolve("conf/rooms.xml"), LIST.formatted(user));
    }

    @Test
    void whoIsShutOutLeaves() throws Exception {
        deny("paris");
        scene.start(SERVICES);
        scene.awaitService(ROOMS);
        XmppUser romeo = scene.user("romeo");
        XmppUser juliet = scene.user("juliet");
        XmppUser paris = scene.user("paris");
        romeo.room(LOBBY).createOrJoin(Resourcepart.from("montague"));
        juliet.room(LOBBY).join(Resourcepart.from("capulet"));
        assertThrows(XMPPException.XMPPErrorException.class, () -> paris.info(LOBBY));
        assertThrows(XMPPException.XMPPErrorException.class, () -> paris.info(ROOMS));

        deny("romeo");
        // XEP-0045 section 8.2: he is told that he has been put out; the others see him go.
        scene.await(
                "romeo is told",
                () ->
                        romeo.presences(RoomsAccessIT::isMontagueGone).stream()
                                .anyMatch(it -> it.toXML().toString().contains("'307'")));
        scene.await(
                "juliet sees him go",
                () -> !juliet.presences(RoomsAccessIT::isMontagueGone).isEmpty());
        assertThrows(XMPPException.XMPPErrorException.class, () -> romeo.info(LOBBY));
        assertTrue(paris.info(ROOMS).containsFeature("http://jabber.org/protocol/muc"));

        deny("paris");
        scene.await("romeo is let in again", () -> isLetIn(romeo));
        assertFalse(isLetIn(paris));
    }

    private static boolean isMontagueGone(Presence presence) {
        return presence.getType() == Presence.Type.unavailable
                && presence.getFrom().toString().equals(LOBBY + "/montague");
    }

    private static boolean isLetIn(XmppUser user) throws Exception {
        try {
            return user.info(LOBBY) != null;
        } catch (XMPPException.XMPPErrorException e) {
            return false;
        }
    }
}
