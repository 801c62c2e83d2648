package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** The disk that {@code history=} writes to is full: the state says so, people go on talking, and nothing of it is lost. */
class FullHistoryDiskIT {

    private static final String ROOMS = "rooms." + OpenfireServer.DOMAIN;
    private static final String MONITOR = "monitor." + OpenfireServer.DOMAIN;
    private static final String LOBBY = "lobby@" + ROOMS;

    @RegisterExtension private final Scene scene = new Scene();

    private SmallDisk disk;
    private Path file;

    @BeforeEach
    void begin() throws Exception {
        Path chats = scene.server().home().resolve("chats");
        file = chats.resolve("lobby.txt");
        disk = scene.with(SmallDisk.at(chats));
        // Before the disk goes.
        scene.with((AutoCloseable) scene.server()::stop);
        scene.start(
                """
                [%s]
                category=conference
                type=public
                name=Rooms
                browse=public
                history=lobby;chats/lobby.txt
                [%s]
                category=service
                type=monitor
                name=Monitor
                browse=public
                """
                        .formatted(ROOMS, MONITOR));
        scene.awaitService(ROOMS);
        scene.awaitService(MONITOR);
        scene.server().probe().setProperty("admin.authorizedJIDs", "boss@example.org");
    }

    @Test
    void peopleGoOnTalking() throws Exception {
        XmppUser boss = scene.user("boss");
        XmppUser juliet = scene.user("juliet");
        MultiUserChat room = boss.room(LOBBY);
        room.createOrJoin(Resourcepart.from("boss"));
        juliet.room(LOBBY).join(Resourcepart.from("juliet"));
        say(room, juliet, "before");
        scene.await("it is written", () -> text().contains("<boss> before"));

        disk.fill();
        // More than the rest of the file's last block takes.
        String much = "much ".repeat(2000).strip();
        say(room, juliet, much);
        scene.awaitLog("The service " + ROOMS + " works only partly");
        String partly = state(boss);
        assertTrue(partly.contains(ROOMS + ": degraded"), partly);
        assertTrue(partly.contains("cannot be written to"), partly);
        say(room, juliet, "meanwhile");
        String whole = text();
        assertEquals('\n', whole.charAt(whole.length() - 1), "no line is half there");

        disk.empty();
        scene.awaitLog("The service " + ROOMS + " works fully again");
        assertTrue(state(boss).contains(ROOMS + ": running"));
        say(room, juliet, "after");
        scene.await("all is written", () -> text().contains("<boss> after"));
        List<String> said =
                text().lines()
                        .filter(line -> line.contains("<boss>"))
                        .map(line -> line.substring(line.indexOf('>') + 2))
                        .toList();
        assertEquals(List.of("before", much, "meanwhile", "after"), said);
    }

    private static void say(MultiUserChat room, XmppUser listener, String text) throws Exception {
        room.sendMessage(text);
        listener.awaitMessage(
                "what was said",
                message ->
                        message.getType() == Message.Type.groupchat
                                && text.equals(message.getBody()));
    }

    /** As the monitor tells it. */
    private static String state(XmppUser boss) throws Exception {
        boss.say(MONITOR, "services");
        return boss.awaitMessage("the states", message -> XmppUser.isFrom(message, MONITOR))
                .getBody();
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
