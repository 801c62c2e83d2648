package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.ProsodyServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Access lists and people of another server, which is a Prosody: who is let in finds the services, registers and enters rooms; who is not
 * meets what XEP-0016 section 2.14 says; who is shut out while he is in is put out.
 */
class S2sAccessIT {

    private static final String ROOMS = "rooms.example.org";
    private static final String LOBBY = "lobby@" + ROOMS;
    private static final String LIST = "conf/friends.xml";
    private static final String ROMEO = "romeo@verona.example";

    private static final String ROOMS_SECTION =
            """
            [rooms.example.org]
            category=conference
            type=public
            name=Rooms
            browse=public
            module=conference
            """;

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    /** This server's people, one of the other server's when he is let in, and nobody else. */
    private void list(boolean romeo) throws Exception {
        scene.server()
                .write(
                        LIST,
                        """
                        <list>
                          <item type='jid' value='%s' action='%s' order='1'/>
                          <item type='jid' value='example.org' action='allow' order='2'/>
                          <item action='deny' order='3'/>
                        </list>
                        """
                                .formatted(ROMEO, romeo ? "allow" : "deny"));
    }

    @Test
    void peopleOfAnotherServerAreLetInAndPutOut() throws Exception {
        ProsodyServer verona = scene.otherServer("verona.example");
        list(true);
        String restricted = "access=" + LIST + "\n";
        scene.start(
                Scene.ircSection(Scene.IRC, scene.ngircd().port())
                        + restricted
                        + ROOMS_SECTION
                        + restricted);
        scene.awaitService(Scene.IRC);
        scene.awaitService(ROOMS);
        XmppUser alice = scene.user("alice");
        XmppUser romeo = scene.with(verona.user("romeo"));
        XmppUser tybalt = scene.with(verona.user("tybalt"));
        IrcClient mercutio = scene.irc("mercutio");

        nothingIsThereFor(tybalt);
        finds(romeo);
        registers(romeo);
        mercutio.awaitPresence("romeo_irc", true);
        watches(romeo, "mercutio");
        romeo.say(gateway.contact("mercutio"), "a plague");
        assertEquals("a plague", mercutio.awaitMessage("romeo_irc"));
        enters(alice, "capulet");
        enters(romeo, "montague");
        alice.room(LOBBY).sendMessage("welcome");
        romeo.awaitMessage("of the room", message -> "welcome".equals(message.getBody()));
        nothingIsThereFor(tybalt);

        list(false);
        romeo.awaitPresence(gateway.contact("mercutio"), Presence.Type.unavailable);
        romeo.awaitPresence(Scene.IRC, Presence.Type.unavailable);
        mercutio.awaitPresence("romeo_irc", false);
        // XEP-0045 section 8.2: he is told that he has been put out; the others see him go.
        scene.await("romeo is told", () -> sees(romeo, "'307'"));
        scene.await("alice sees him go", () -> sees(alice, ""));
        nothingIsThereFor(romeo);

        list(true);
        romeo.awaitPresence(Scene.IRC, Presence.Type.available);
        romeo.awaitPresence(gateway.contact("mercutio"), Presence.Type.available);
        mercutio.awaitPresence("romeo_irc", true);
        finds(romeo);
        nothingIsThereFor(tybalt);
    }

    /** Whether somebody has been told that the other is no more in the room, with that text in it. */
    private static boolean sees(XmppUser user, String with) {
        return user
                .presences(
                        presence ->
                                presence.getType() == Presence.Type.unavailable
                                        && presence.getFrom()
                                                .toString()
                                                .equals(LOBBY + "/montague"))
                .stream()
                .anyMatch(presence -> presence.toXML().toString().contains(with));
    }

    private void finds(XmppUser user) throws Exception {
        assertEquals(List.of(Scene.IRC, ROOMS), services(user));
        assertTrue(user.info(Scene.IRC).hasIdentity("gateway", "irc"));
        assertTrue(user.info(ROOMS).hasIdentity("conference", "text"));
    }

    /** Those of the plugin's that the server lists, in the order of their names. */
    private List<String> services(XmppUser user) throws Exception {
        return user.items(scene.server().domain()).getItems().stream()
                .map(DiscoverItems.Item::getEntityID)
                .map(Object::toString)
                .filter(List.of(Scene.IRC, ROOMS)::contains)
                .sorted()
                .toList();
    }

    /** XEP-0100 section 4.1.1: the gateway asks to see him, because it cannot edit his roster. */
    private void registers(XmppUser user) throws Exception {
        gateway.register(user, "romeo_irc", "");
        user.awaitPresence(Scene.IRC, Presence.Type.subscribe);
        user.sendPresence(Presence.Type.subscribed, Scene.IRC);
        user.awaitPresence(Scene.IRC, Presence.Type.available);
    }

    private void watches(XmppUser user, String contact) throws Exception {
        user.sendPresence(Presence.Type.subscribe, gateway.contact(contact));
        user.awaitPresence(gateway.contact(contact), Presence.Type.subscribed);
        user.awaitPresence(gateway.contact(contact), Presence.Type.available);
    }

    private static void enters(XmppUser user, String nick) throws Exception {
        user.room(LOBBY).createOrJoin(Resourcepart.from(nick));
    }

    private void nothingIsThereFor(XmppUser user) throws Exception {
        user.presences(presence -> true);
        assertEquals(List.of(), services(user));
        unavailable(() -> user.items(Scene.IRC));
        unavailable(() -> gateway.form(user));
        unavailable(() -> gateway.register(user, "other_nick", ""));
        refused(user, gateway.contact("mercutio"));
        refused(user, LOBBY);
        user.sendPresence(Presence.Type.subscribe, gateway.contact("benvolio"));
        user.sendPresence(Presence.Type.probe, gateway.contact("mercutio"));
        Presence entrance = user.presence(Presence.Type.available);
        entrance.setTo(JidCreate.entityFullFrom(LOBBY + "/intruder"));
        entrance.addExtension(new MUCInitialPresence(null, -1, -1, -1, null));
        user.send(entrance);
        // Behind these on the same ways there and back: what they bring has come before.
        unavailable(() -> user.info(Scene.IRC));
        unavailable(() -> user.info(ROOMS));
        unavailable(() -> user.info(LOBBY));
        assertEquals(
                List.of(),
                user.presences(
                        presence ->
                                presence.getFrom()
                                        .getDomain()
                                        .toString()
                                        .endsWith(scene.server().domain())));
    }

    private static void refused(XmppUser user, String address) throws Exception {
        String id = user.say(address, "hello?");
        Message error = user.awaitMessage("refused", message -> id.equals(message.getStanzaId()));
        assertEquals(StanzaError.Condition.service_unavailable, error.getError().getCondition());
    }

    private static void unavailable(Executable asked) {
        assertEquals(
                StanzaError.Condition.service_unavailable,
                assertThrows(XMPPErrorException.class, asked).getStanzaError().getCondition());
    }
}
