package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

/**
 * Alice is on IRC when the access list shuts her out: she is logged out there and told so, the gateway is not there any more for her;
 * and she is on IRC again as soon as she is let in, without doing anything (XEP-0016 sections 2.11 and 2.14).
 */
class ShutOutIT {

    private static final String LIST = "conf/irc-access.xml";
    private static final String ALICE = "alice@example.org";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    private void list(String... items) throws Exception {
        scene.server().write(LIST, "<list>" + String.join("\n", items) + "</list>");
    }

    private static String deny(String address) {
        return "<item type='jid' value='" + address + "' action='deny' order='1'/>";
    }

    @Test
    void whoIsShutOutWhileOnlineIsLoggedOutAndBackWhenLetIn() throws Exception {
        list("<item action='allow' order='9'/>");
        scene.start(Scene.ircSection(Scene.IRC, scene.ngircd().port()) + "access=" + LIST + "\n");
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        IrcClient romeo = scene.irc("romeo");
        gateway.registerAndWait(alice, "alice_irc");
        gateway.addContact(alice, "romeo");
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.available);
        gateway.registerAndWait(bob, "bob_irc");
        romeo.awaitPresence("alice_irc", true);

        list(deny(ALICE), "<item action='allow' order='9'/>");
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.unavailable);
        alice.awaitPresence(Scene.IRC, Presence.Type.unavailable);
        romeo.awaitPresence("alice_irc", false);
        nothingIsThereFor(alice);
        assertEquals(
                List.of(),
                bob.presences(
                        presence ->
                                XmppUser.isFrom(presence, Scene.IRC)
                                        && presence.getType() == Presence.Type.unavailable));
        bob.say(gateway.contact("romeo"), "still here");
        assertEquals("still here", romeo.awaitMessage("bob_irc"));

        list("<item action='allow' order='9'/>");
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        alice.awaitPresence(gateway.contact("romeo"), Presence.Type.available);
        romeo.awaitPresence("alice_irc", true);
        alice.say(gateway.contact("romeo"), "back again");
        assertEquals("back again", romeo.awaitMessage("alice_irc"));

        aRestartKeepsOut(romeo);
    }

    private void nothingIsThereFor(XmppUser user) throws Exception {
        unavailable(() -> user.info(Scene.IRC));
        unavailable(() -> user.items(Scene.IRC));
        unavailable(() -> user.info(gateway.contact("romeo")));
        unavailable(() -> gateway.form(user));
        unavailable(() -> gateway.register(user, "other_nick", ""));
        unavailable(() -> gateway.unregister(user));
        String id = user.say(gateway.contact("romeo"), "hello?");
        assertEquals(
                StanzaError.Condition.service_unavailable,
                user.awaitMessage("refused", message -> id.equals(message.getStanzaId()))
                        .getError()
                        .getCondition());
        user.presences(presence -> true);
        user.sendPresence(Presence.Type.probe, gateway.contact("romeo"));
        user.sendPresence(Presence.Type.subscribe, gateway.contact("juliet"));
        user.available();
        assertEquals(
                List.of(),
                user.presences(
                        presence -> presence.getFrom().getDomain().toString().equals(Scene.IRC)));
        assertEquals(
                0,
                user.items(scene.server().domain()).getItems().stream()
                        .map(DiscoverItems.Item::getEntityID)
                        .filter(item -> item.toString().equals(Scene.IRC))
                        .count());
    }

    /** The list is in force before the gateway logs anybody in. */
    private void aRestartKeepsOut(IrcClient romeo) throws Exception {
        list(deny(ALICE), "<item action='allow' order='9'/>");
        scene.server().restart();
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.logIn("alice");
        XmppUser bob = scene.logIn("bob");
        bob.awaitPresence(Scene.IRC, Presence.Type.available);
        nothingIsThereFor(alice);
        romeo.awaitPresence("bob_irc", true);
        romeo.awaitPresence("alice_irc", false);
        scene.server().write(LIST, "<list><item action='allow' order='9'></list>");
        scene.awaitLog("The access list is not in force, and the one before stays");
        nothingIsThereFor(alice);
    }

    private static void unavailable(Executable asked) {
        assertEquals(
                StanzaError.Condition.service_unavailable,
                assertThrows(XMPPErrorException.class, asked).getStanzaError().getCondition());
    }
}
