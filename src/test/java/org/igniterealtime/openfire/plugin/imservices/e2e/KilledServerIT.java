package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** The server's process is killed, and starts again: public rooms are there, open and with what they were set to; private ones are not. */
class KilledServerIT {

    private static final String LASTING = "rooms.example.org";
    private static final String FLEETING = "meet.example.org";
    private static final String LOBBY = "lobby@" + LASTING;
    private static final String BALCONY = "balcony@" + FLEETING;

    private static final String SERVICES =
            """
            [rooms.example.org]
            category=conference
            type=public
            name=Company rooms
            browse=public
            params=max_users=1
            history=lobby;chats/lobby.txt
            [meet.example.org]
            category=conference
            type=private
            name=Meetings
            browse=public
            """;

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void publicRoomsAreThereAgain() throws Exception {
        Path chats = Files.createDirectories(scene.server().home().resolve("chats"));
        scene.start(SERVICES);
        scene.awaitService(LASTING);
        scene.awaitService(FLEETING);
        XmppUser romeo = scene.user("romeo");
        scene.addUser("juliet");
        MultiUserChat lobby = romeo.room(LOBBY);
        lobby.createOrJoin(nick("montague"));
        lobby.sendMessage("It is my lady");
        romeo.room(BALCONY).create(nick("montague")).makeInstant();
        assertEquals(List.of(BALCONY), romeo.rooms(FLEETING));
        Path file = chats.resolve("lobby.txt");
        scene.await("it is written", () -> text(file).contains("It is my lady"));
        // The embedded database writes half a second later.
        scene.await("the room is on the disk", () -> isInDatabase("lobby"));

        scene.server().kill();
        romeo.vanish();
        scene.server().start();
        scene.awaitService(LASTING);
        scene.awaitService(FLEETING);

        XmppUser juliet = scene.logIn("juliet");
        assertEquals(List.of(LOBBY), juliet.rooms(LASTING));
        assertEquals(List.of(), juliet.rooms(FLEETING));
        assertItemNotFound(juliet);
        MultiUserChat again = juliet.room(LOBBY);
        again.join(nick("capulet"));
        XmppUser tybalt = scene.user("tybalt");
        XMPPErrorException full =
                assertThrows(
                        XMPPErrorException.class, () -> tybalt.room(LOBBY).join(nick("tybalt")));
        assertEquals(Condition.service_unavailable, full.getStanzaError().getCondition());
        again.sendMessage("Ay me");
        scene.await("it goes on", () -> text(file).contains("<capulet> Ay me"));
        assertTrue(text(file).contains("<montague> It is my lady"), text(file));
    }

    private static void assertItemNotFound(XmppUser user) {
        XMPPErrorException gone = assertThrows(XMPPErrorException.class, () -> user.info(BALCONY));
        assertEquals(Condition.item_not_found, gone.getStanzaError().getCondition());
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private boolean isInDatabase(String text) throws IOException {
        try (Stream<Path> files = Files.walk(scene.server().home().resolve("embedded-db"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains("'" + text + "'")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Resourcepart nick(String name) throws Exception {
        return Resourcepart.from(name);
    }
}
