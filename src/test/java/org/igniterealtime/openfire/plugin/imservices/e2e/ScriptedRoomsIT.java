package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * What IRC does not show of rooms (XEP-0045): a room with a name of its own on a network whose protocol tells no more than libpurple
 * has words for. The scripted protocol is the network.
 */
class ScriptedRoomsIT {

    private static final String PROTOCOL = "prpl-silc";
    private static final String DOMAIN = "silc." + OpenfireServer.DOMAIN;
    private static final String ROOM = "#the\\20lobby@" + DOMAIN;

    private static final String SECTION =
            """
            [%s]
            category=gateway
            type=silc
            name=SILC
            module=purple
            params=%s;server=silc.example
            """
                    .formatted(DOMAIN, PROTOCOL);

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void aRoomOfAnotherNetwork() throws Exception {
        ScriptedPeer peer =
                scene.with(
                        ScriptedPeer.install(scene.server().home().resolve("modules"), PROTOCOL));
        scene.start(SECTION);
        scene.awaitService(DOMAIN);
        XmppUser alice = scene.user("alice");
        ScriptedLink network = registers(peer, new Gateway(DOMAIN), alice);

        MultiUserChat room = joins(alice, network);
        messages(alice, room, network);
        changes(alice, room, network);
        invitations(alice, room, network);
        theList(alice, network);
        theEnd(alice, room, network);
        assertEquals(List.of(), peer.complaints());
    }

    private static ScriptedLink registers(ScriptedPeer peer, Gateway gateway, XmppUser alice)
            throws Exception {
        FutureTask<Void> registration =
                new FutureTask<>(
                        () -> {
                            gateway.register(alice, "alice", "open sesame");
                            return null;
                        });
        new Thread(registration, "registration").start();
        ScriptedLink network = peer.awaitLogin(PROTOCOL);
        network.connected();
        registration.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
        alice.awaitPresence(DOMAIN, Presence.Type.available);
        return network;
    }

    /** Sections 7.2, 7.2.6 and 7.2.9: a refusal, then with a password, under a name that the network chose. */
    private MultiUserChat joins(XmppUser alice, ScriptedLink network) throws Exception {
        MultiUserChat room = alice.room(ROOM);
        FutureTask<Exception> refused = inBackground(() -> room.join(nick("alice")));
        network.await("join", "room=the lobby");
        network.say("room-failed", "The Lobby");
        Exception e = refused.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
        assertEquals(
                StanzaError.Condition.undefined_condition,
                ((XMPPException.XMPPErrorException) e).getStanzaError().getCondition());

        FutureTask<Exception> joined = inBackground(() -> room.join(nick("alice"), "swordfish"));
        network.await("join", "password=swordfish", "room=the lobby");
        network.say("room-joined", "7", "The Lobby", "alice2");
        network.say("room-topic", "7", null, "a < b & c");
        network.say(
                "room-users",
                "7",
                "alice2",
                "",
                "Bob the builder",
                "founder",
                "carol",
                "voice,away");
        assertEquals(null, joined.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS));
        scene.await("all are there", () -> room.getOccupantsCount() == 3);
        assertEquals("a < b & c", subject(room));
        assertEquals("alice2", room.getNickname().toString());
        Presence bob =
                room.getOccupantPresence(JidCreate.entityFullFrom(ROOM + "/Bob the builder"));
        assertTrue(bob.toXML().toString().contains("owner"), bob.toXML().toString());
        return room;
    }

    private String subject(MultiUserChat room) throws Exception {
        scene.await("the subject", () -> room.getSubject() != null);
        return room.getSubject();
    }

    /** Section 7.4: HTML both ways, what comes back is not said twice, what was said elsewhere is his own (XEP-0203 for what is old). */
    private void messages(XmppUser alice, MultiUserChat room, ScriptedLink network)
            throws Exception {
        room.sendMessage("1 < 2");
        assertEquals("1 &lt; 2", network.await("room-im", "7").argument(1));
        network.say("room-message", "7", "alice2", "1 &lt; 2");
        network.say("room-message", "7", "alice2", "from my phone");
        network.say("room-message", "7", "Bob the builder", "<b>yes</b> &amp; no");
        network.say("room-message", "7", "carol", "long ago", "delayed", "1000000000");
        assertEquals("1 < 2", said(alice, "alice2").getBody());
        assertEquals("from my phone", said(alice, "alice2").getBody());
        assertEquals("yes & no", said(alice, "Bob the builder").getBody());
        Message old = said(alice, "carol");
        assertEquals("long ago", old.getBody());
        assertTrue(old.toXML().toString().contains("2001-09-09T01:46:40"), old.toXML().toString());

        network.say("answer-rooms", "-7");
        network.sync();
        room.sendMessage("too long");
        Message error =
                alice.awaitMessage("the error", message -> message.getType() == Message.Type.error);
        assertEquals("too long", error.getBody());
        network.say("answer-rooms", "0");
        // Section 7.5: who somebody in a room is the network has not told.
        alice.say(ROOM + "/carol", "psst");
        error = alice.awaitMessage("no", message -> message.getType() == Message.Type.error);
        assertEquals(
                StanzaError.Condition.feature_not_implemented, error.getError().getCondition());
        assertEquals(List.of(), network.taken("im"));
    }

    private static Message said(XmppUser alice, String nick) throws Exception {
        return alice.awaitMessage(
                "something of " + nick,
                message ->
                        message.getType() == Message.Type.groupchat
                                && message.getBody() != null
                                && message.getFrom().toString().equals(ROOM + "/" + nick));
    }

    /** Sections 7.6, 8.1 and 8.2. */
    private void changes(XmppUser alice, MultiUserChat room, ScriptedLink network)
            throws Exception {
        network.say("room-rename", "7", "carol", "caroline");
        network.say("room-enter", "7", "dora", "halfop");
        network.say("room-flags", "7", "dora", "op");
        network.say("room-leave", "7", "Bob the builder", "had enough");
        scene.await(
                "who is there now",
                () ->
                        room.getOccupants().stream()
                                .map(place -> place.getResourcepart().toString())
                                .sorted()
                                .toList()
                                .equals(List.of("alice2", "caroline", "dora")));
        FutureTask<Exception> changed = inBackground(() -> room.changeSubject("Tea & biscuits"));
        assertEquals("Tea & biscuits", network.await("topic", "7").argument(1));
        network.say("room-topic", "7", "alice2", "Tea & biscuits");
        assertEquals(null, changed.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS));
        scene.await("the subject", () -> "Tea & biscuits".equals(room.getSubject()));
    }

    /** Section 7.8.2. */
    private void invitations(XmppUser alice, MultiUserChat room, ScriptedLink network)
            throws Exception {
        room.invite(JidCreate.entityBareFrom("erin@" + DOMAIN), "there is cake");
        assertEquals("erin", network.await("invite", "7").argument(1));
        network.say("room-invitation", "Back Room", "frank", "come &amp; see", "pst");
        Message invitation =
                alice.awaitMessage(
                        "the invitation",
                        message -> message.getFrom().toString().equals("#back\\20room@" + DOMAIN));
        String xml = invitation.toXML().toString();
        assertTrue(
                xml.contains("frank@" + DOMAIN) && xml.contains("<password>pst</password>"), xml);
        network.sync();
        assertEquals(List.of(), network.taken("reject"), "it is for her to say");
    }

    /** Section 6.3 and XEP-0059. */
    private void theList(XmppUser alice, ScriptedLink network) throws Exception {
        FutureTask<Exception> asked =
                inBackground(
                        () ->
                                assertTrue(
                                        alice.rooms(DOMAIN)
                                                .containsAll(
                                                        List.of(
                                                                ROOM,
                                                                "#cellar@" + DOMAIN,
                                                                "#attic@" + DOMAIN))));
        network.await("list-rooms");
        network.say("room-listed", "Cellar", "3", "dark");
        network.say("room-listed", "Attic", "12", "dusty");
        network.say("rooms-listed");
        assertEquals(null, asked.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS));
    }

    /** She leaves (section 7.14), comes again, and the network has her no more (section 15.6.2, status 333). */
    private void theEnd(XmppUser alice, MultiUserChat room, ScriptedLink network) throws Exception {
        room.leave();
        network.await("leave", "7");
        FutureTask<Exception> joined = inBackground(() -> room.join(nick("alice")));
        network.await("join", "room=the lobby");
        network.say("room-joined", "8", "The Lobby", "alice");
        network.say("room-users", "8", "alice", "");
        assertEquals(null, joined.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS));
        alice.presences(presence -> true);
        network.say("room-left", "8");
        Presence out = alice.awaitPresence(ROOM, Presence.Type.unavailable);
        assertTrue(out.toXML().toString().contains("333"), out.toXML().toString());
    }

    private interface Task {
        void run() throws Exception;
    }

    private static FutureTask<Exception> inBackground(Task task) {
        FutureTask<Exception> future =
                new FutureTask<>(
                        () -> {
                            try {
                                task.run();
                                return null;
                            } catch (XMPPException.XMPPErrorException e) {
                                return e;
                            }
                        });
        new Thread(future, "a client").start();
        return future;
    }

    private static Resourcepart nick(String name) throws Exception {
        return Resourcepart.from(name);
    }
}
