package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** IRC's channels as rooms (XEP-0045): a channel is {@code #channel@gateway}. On a real ngircd, with Smack's own rooms. */
class IrcRoomsIT {

    private static final String GARDEN = "#garden@" + Scene.IRC;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void twoUsersAndSomebodyOnIrcInAChannel() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        gateway.registerAndWait(alice, "alice");
        gateway.registerAndWait(bob, "bob");
        IrcClient romeo = scene.irc("romeo");
        romeo.send("JOIN #garden");
        romeo.awaitLine("the channel", line -> line.contains(" 366 "));
        romeo.send("TOPIC #garden :Roses");

        MultiUserChat first = joins(alice, "alice");
        scene.await("who is there", () -> occupants(first).equals(Set.of("alice", "romeo")));
        assertEquals("moderator", role(first, "romeo"));
        scene.await("the subject (section 7.2.15)", () -> "Roses".equals(first.getSubject()));
        romeo.awaitLine(
                "alice on IRC", line -> line.startsWith(":alice!") && line.contains("JOIN"));

        MultiUserChat second = joins(bob, "bob");
        scene.await("alice sees bob", () -> occupants(first).contains("bob"));

        messagesGoBothWays(alice, bob, first, romeo);
        theSubjectIsSet(first, second, romeo);
        privatelyAndByInvitation(alice, bob, romeo);
        whoAsksFindsOut(alice);
        aNicknameChanges(bob, second, first, romeo);
        whoIsPutOutIsTold(bob, first, second, romeo);
        whoLeavesIsGone(alice, first, romeo);
    }

    private MultiUserChat joins(XmppUser user, String nick) throws Exception {
        MultiUserChat room = user.room(GARDEN);
        room.join(Resourcepart.from(nick));
        return room;
    }

    /** Section 7.4: whoever is in gets it, its sender as well, with the id that it had. */
    private void messagesGoBothWays(
            XmppUser alice, XmppUser bob, MultiUserChat room, IrcClient romeo) throws Exception {
        room.sendMessage("But soft\nwhat light");
        assertEquals(
                List.of("But soft", "what light"), romeo.awaitMessages("alice", 2, Limits.LONG));
        Message reflected = alice.awaitMessage("his own", message -> isSaid(message, "alice"));
        assertEquals("But soft\nwhat light", reflected.getBody());
        bob.awaitMessage("the first line", message -> isSaid(message, "alice"));
        romeo.say("#garden", "I take thee at thy word & more <b>");
        Message answer = alice.awaitMessage("the answer", message -> isSaid(message, "romeo"));
        assertEquals("I take thee at thy word & more <b>", answer.getBody());
        bob.awaitMessage("the answer", message -> isSaid(message, "romeo"));
    }

    private static boolean isSaid(Message message, String nick) {
        return message.getType() == Message.Type.groupchat
                && message.getBody() != null
                && message.getFrom().toString().equals(GARDEN + "/" + nick);
    }

    /** Section 8.1. */
    private void theSubjectIsSet(MultiUserChat first, MultiUserChat second, IrcClient romeo)
            throws Exception {
        first.changeSubject("Light & shade");
        romeo.awaitLine("the topic", line -> line.endsWith("TOPIC #garden :Light & shade"));
        scene.await("bob reads it", () -> "Light & shade".equals(second.getSubject()));
    }

    /** Section 7.5: what is written to a place in the room is answered from there; and section 7.8.2. */
    private void privatelyAndByInvitation(XmppUser alice, XmppUser bob, IrcClient romeo)
            throws Exception {
        alice.say(GARDEN + "/romeo", "psst");
        assertEquals("psst", romeo.awaitMessage("alice"));
        romeo.say("alice", "yes?");
        Message answer =
                alice.awaitMessage(
                        "the answer",
                        message ->
                                message.getType() == Message.Type.chat
                                        && message.getFrom().toString().equals(GARDEN + "/romeo"));
        assertEquals("yes?", answer.getBody());

        romeo.send("JOIN #tomb");
        romeo.send("INVITE bob #tomb");
        Message invitation =
                bob.awaitMessage(
                        "the invitation",
                        message -> message.getFrom().toString().equals("#tomb@" + Scene.IRC));
        assertTrue(
                invitation.toXML().toString().contains(gateway.contact("romeo")),
                invitation.toXML().toString());
        alice.room(GARDEN).invite(JidCreate.entityBareFrom(gateway.contact("romeo")), "again");
        Message refusal =
                alice.awaitMessage(
                        "that he is there already",
                        message -> message.getType() == Message.Type.error);
        assertTrue(refusal.toXML().toString().contains("already"), refusal.toXML().toString());
    }

    /** Section 6.3, and XEP-0410 section 3. */
    private void whoAsksFindsOut(XmppUser alice) throws Exception {
        assertTrue(alice.rooms(Scene.IRC).containsAll(List.of(GARDEN, "#tomb@" + Scene.IRC)));
        alice.ask(new Ping(JidCreate.from(GARDEN + "/alice")));
        assertError(
                StanzaError.Condition.not_acceptable,
                () -> alice.ask(new Ping(JidCreate.from("#tomb@" + Scene.IRC + "/alice"))));
    }

    /** Clients stay in their rooms while the network is away, and are told only what has changed. */
    @Test
    void anOutageThrowsNobodyOut() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        gateway.registerAndWait(alice, "alice");
        IrcClient romeo = scene.irc("romeo");
        romeo.send("JOIN #garden");
        romeo.awaitLine("the channel", line -> line.contains(" 366 "));
        MultiUserChat room = joins(alice, "alice");
        scene.await("who is there", () -> occupants(room).equals(Set.of("alice", "romeo")));

        scene.ngircd().stop();
        alice.awaitPresence(Scene.IRC, Presence.Type.unavailable);
        room.sendMessage("is anybody there?");
        scene.ngircd().restart();
        IrcClient juliet = scene.irc("juliet");
        juliet.send("JOIN #garden");
        juliet.awaitLine("the channel", line -> line.contains(" 366 "));
        scene.await("juliet is there", () -> occupants(room).equals(Set.of("alice", "juliet")));
        assertTrue(room.isJoined());
        assertEquals(
                List.of(),
                alice.presences(
                        presence ->
                                presence.getType() == Presence.Type.unavailable
                                        && presence.getFrom()
                                                .toString()
                                                .equals(GARDEN + "/alice")));
        alice.awaitMessage("what she said", message -> isSaid(message, "alice"));
        juliet.say("#garden", "ay me");
        assertEquals(
                "ay me",
                alice.awaitMessage("the answer", message -> isSaid(message, "juliet")).getBody());
    }

    /** libpurple keeps the account's own nickname in small letters, and the people in a room as they are. */
    @Test
    void aNicknameWithCapitalsIsOnePerson() throws Exception {
        scene.start();
        XmppUser alice = scene.user("alice");
        gateway.registerAndWait(alice, "Alice");
        MultiUserChat room = joins(alice, "Alice");
        assertEquals("Alice", room.getNickname().toString());
        scene.await("she is there", () -> occupants(room).equals(Set.of("Alice")));
        assertEquals("moderator", role(room, "Alice"));
        room.sendMessage("once");
        alice.awaitMessage("what she said", message -> isSaid(message, "Alice"));
    }

    /** Section 7.6; a name that somebody else has is a conflict (section 7.2.8). */
    private void aNicknameChanges(
            XmppUser bob, MultiUserChat second, MultiUserChat first, IrcClient romeo)
            throws Exception {
        assertError(
                StanzaError.Condition.conflict,
                () -> second.changeNickname(Resourcepart.from("romeo")));
        // Not with Smack's own method: it takes the presence with 303 and 110, as the XEP has it,
        // for his
        // leaving, and waits for itself then.
        bob.sendPresence(Presence.Type.available, GARDEN + "/mercutio");
        scene.await(
                "bob is mercutio",
                () ->
                        !bob.presences(
                                        presence ->
                                                presence.getType() == Presence.Type.available
                                                        && presence.getFrom()
                                                                .toString()
                                                                .equals(GARDEN + "/mercutio")
                                                        && presence.toXML()
                                                                .toString()
                                                                .contains("110"))
                                .isEmpty());
        romeo.awaitLine("NICK", line -> line.startsWith(":bob!") && line.endsWith("mercutio"));
        scene.await("alice sees it", () -> occupants(first).contains("mercutio"));
        assertFalse(occupants(first).contains("bob"));
    }

    /** Sections 8.2 and 9.1, asked by who may and by who may not. */
    private void whoIsPutOutIsTold(
            XmppUser bob, MultiUserChat first, MultiUserChat second, IrcClient romeo)
            throws Exception {
        assertError(
                StanzaError.Condition.not_allowed,
                () -> first.kickParticipant(Resourcepart.from("mercutio"), "out"));
        romeo.send("MODE #garden +o alice");
        scene.await("alice may", () -> "moderator".equals(role(first, "alice")));
        first.kickParticipant(Resourcepart.from("mercutio"), "a plague");
        Presence out = bob.awaitPresence(GARDEN, Presence.Type.unavailable, Limits.LONG);
        // The presence of his own change of nickname came first.
        while (!out.toXML().toString().contains("307")) {
            out = bob.awaitPresence(GARDEN, Presence.Type.unavailable, Limits.LONG);
        }
        assertTrue(out.toXML().toString().contains("a plague"), out.toXML().toString());
        scene.await("bob is out", () -> !second.isJoined());
        romeo.send("MODE #garden +b mercutio!*@*");
        romeo.awaitLine("the ban", line -> line.contains("+b mercutio"));
        assertError(
                StanzaError.Condition.forbidden,
                () -> bob.room(GARDEN).join(Resourcepart.from("mercutio")));
    }

    /** Section 7.14. */
    private void whoLeavesIsGone(XmppUser alice, MultiUserChat first, IrcClient romeo)
            throws Exception {
        first.leave();
        romeo.awaitLine("PART", line -> line.startsWith(":alice!") && line.contains("PART"));
        romeo.say("#garden", "nobody hears");
        romeo.say("alice", "but you do");
        Message next =
                alice.awaitMessage(
                        "what comes next",
                        message ->
                                message.getFrom().toString().contains(Scene.IRC)
                                        && message.getBody() != null
                                        && message.getType() == Message.Type.chat);
        assertEquals("but you do", next.getBody());
        assertTrue(alice.messages(message -> isSaid(message, "romeo")).isEmpty());
    }

    private static Set<String> occupants(MultiUserChat room) {
        Set<String> nicks = new TreeSet<>();
        room.getOccupants().forEach(place -> nicks.add(place.getResourcepart().toString()));
        return nicks;
    }

    private static String role(MultiUserChat room, String nick) throws Exception {
        return String.valueOf(
                room.getOccupant(JidCreate.entityFullFrom(GARDEN + "/" + nick)).getRole());
    }

    private interface Refused {
        void run() throws Exception;
    }

    private static void assertError(StanzaError.Condition condition, Refused request) {
        XMPPException.XMPPErrorException e =
                assertThrows(XMPPException.XMPPErrorException.class, request::run);
        assertEquals(condition, e.getStanzaError().getCondition(), e.toString());
    }
}
