package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.parts.Resourcepart;

/** Rooms begin as their service's {@code params=} say, and their conversations go where {@code history=} says now. */
class RoomDefaultsIT {

    private static final String STAGE = "stage.example.org";
    private static final String CLUB = "club.example.org";
    private static final String LOBBY = "lobby@" + STAGE;

    /** Longer than what Openfire keeps of a description. */
    private static final String LONG = "A club for members only. ".repeat(20).strip();

    private static final String SERVICES =
            """
            [stage.example.org]
            category=conference
            type=public
            name=Stage
            module=conference
            params=moderated=1;history_length=2
            history=lobby;logs/before/{name}.txt

            [club.example.org]
            category=conference
            type=public
            name=%s
            module=conference
            params=members_only=1
            """
                    .formatted(LONG);

    @RegisterExtension private final Scene scene = new Scene();

    @Test
    void roomsAreAsTheirServiceSays() throws Exception {
        scene.start(SERVICES);
        scene.awaitService(STAGE);
        scene.awaitService(CLUB);
        Files.createDirectories(scene.server().home().resolve("logs/before"));
        Files.createDirectories(scene.server().home().resolve("logs/after"));
        XmppUser romeo = scene.user("romeo");
        XmppUser juliet = scene.user("juliet");
        MultiUserChat lobby = romeo.room(LOBBY);
        lobby.createOrJoin(Resourcepart.from("montague"));
        for (String text : List.of("one", "two", "three")) {
            say(lobby, romeo, text);
        }

        // XEP-0045 section 7.2.14: who comes in is shown so many messages, the last ones.
        juliet.room(LOBBY).join(Resourcepart.from("capulet"));
        juliet.awaitMessage("the last one", message -> "three".equals(message.getBody()));
        assertEquals(
                List.of("two"),
                juliet.messages(message -> XmppUser.isFrom(message, LOBBY)).stream()
                        .map(Message::getBody)
                        .filter(Objects::nonNull)
                        .toList());
        // Section 7.9 (7.4 of later versions): in a moderated room visitors have no voice.
        assertTrue(romeo.info(LOBBY).containsFeature("muc_moderated"));
        juliet.room(LOBBY).sendMessage("Ay me");
        Message refused =
                juliet.awaitMessage(
                        "she has no voice", message -> message.getType() == Message.Type.error);
        assertEquals(StanzaError.Condition.forbidden, refused.getError().getCondition());
        // Section 7.2.6.
        assertEquals(LONG, romeo.info(CLUB).getIdentities().get(0).getName());
        romeo.room("bar@" + CLUB).createOrJoin(Resourcepart.from("montague"));
        assertTrue(romeo.info("bar@" + CLUB).containsFeature("muc_membersonly"));
        XMPPErrorException closed =
                assertThrows(
                        XMPPErrorException.class,
                        () -> juliet.room("bar@" + CLUB).join(Resourcepart.from("capulet")));
        assertEquals(
                StanzaError.Condition.registration_required,
                closed.getStanzaError().getCondition());

        aRoomThatCouldNotStayIsNotMade(romeo);
        theConversationGoesElsewhereAndNobodyOut(lobby, romeo);
    }

    private void aRoomThatCouldNotStayIsNotMade(XmppUser romeo) throws Exception {
        String longest = "r".repeat(50);
        romeo.room(longest + "@" + CLUB).createOrJoin(Resourcepart.from("montague"));
        scene.await(
                "it is kept",
                () -> scene.server().probe().query("SELECT name FROM ofMucRoom").contains(longest));
        XMPPErrorException tooLong =
                assertThrows(
                        XMPPErrorException.class,
                        () ->
                                romeo.room(longest + "r@" + CLUB)
                                        .createOrJoin(Resourcepart.from("montague")));
        assertEquals(StanzaError.Condition.not_acceptable, tooLong.getStanzaError().getCondition());
        assertTrue(tooLong.getStanzaError().getDescriptiveText().contains("50"));
    }

    private void theConversationGoesElsewhereAndNobodyOut(MultiUserChat lobby, XmppUser romeo)
            throws Exception {
        Path before = scene.server().home().resolve("logs/before/lobby.txt");
        Path after = scene.server().home().resolve("logs/after/lobby.txt");
        scene.await("it is kept", () -> Files.readString(before).contains("<montague> three"));
        scene.server().writeServices(SERVICES.replace("logs/before", "logs/after"));
        scene.await(
                "it is kept elsewhere",
                () -> {
                    say(lobby, romeo, "where?");
                    return Files.exists(after);
                });
        say(lobby, romeo, "here");
        scene.await("all of it", () -> Files.readString(after).contains("<montague> here"));
        assertFalse(Files.readString(before).contains("<montague> here"));
        assertEquals(
                List.of(),
                romeo.presences(
                        presence ->
                                presence.getType() == Presence.Type.unavailable
                                        && XmppUser.isFrom(presence, LOBBY)));
    }

    private static void say(MultiUserChat room, XmppUser speaker, String text) throws Exception {
        room.sendMessage(text);
        speaker.awaitMessage("what he said", message -> text.equals(message.getBody()));
    }
}
