package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.igniterealtime.openfire.plugin.imservices.kit.Avahi;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The local network, with a real avahi-daemon: two instances of libpurple, each in a process of its own, find each other by
 * themselves and talk without a server between.
 */
class BonjourIT {

    private static final String BONJOUR = "bonjour.example.org";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(BONJOUR);

    @Test
    void twoUsersFindEachOtherAndTalk() throws Exception {
        scene.with(Avahi.start());
        scene.start(
                """
                [%s]
                category=gateway
                type=bonjour
                name=Bonjour
                module=purple
                params=prpl-bonjour;accountsPerWorker=1
                """
                        .formatted(BONJOUR));
        scene.awaitService(BONJOUR);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        gateway.registerAndWait(alice, "juliet");
        gateway.registerAndWait(bob, "romeo");

        // Nobody has been added: the network tells who is there.
        String romeo = gateway.contact("romeo\\40" + Avahi.HOST);
        String juliet = gateway.contact("juliet\\40" + Avahi.HOST);
        gateway.awaitSubscription(alice, romeo);
        gateway.awaitSubscription(bob, juliet);
        alice.awaitPresence(romeo, Presence.Type.available);
        bob.awaitPresence(juliet, Presence.Type.available);

        says(alice, romeo, bob, juliet, "Art thou not Romeo & a <Montague>?");
        says(bob, juliet, alice, romeo, "Neither, fair saint");

        bob.send(bob.presence(Presence.Type.unavailable));
        alice.awaitPresence(romeo, Presence.Type.unavailable);
    }

    private static void says(XmppUser from, String address, XmppUser to, String sender, String text)
            throws Exception {
        from.say(address, text);
        assertEquals(
                text,
                to.awaitMessage("the message", message -> XmppUser.isFrom(message, sender))
                        .getBody());
    }
}
