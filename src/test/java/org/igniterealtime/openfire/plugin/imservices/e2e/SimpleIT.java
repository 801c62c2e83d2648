package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Kamailio;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIP for messages and presence, with a real Kamailio between two users of the gateway. */
class SimpleIT {

    private static final String SIP = "sip.example.org";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(SIP);

    @Test
    void twoUsersSeeEachOtherAndTalk() throws Exception {
        Kamailio kamailio = scene.with(Kamailio.start());
        scene.start(
                """
                [%s]
                category=gateway
                type=simple
                name=SIP
                module=purple
                params=prpl-simple;server=%s;port=%d
                """
                        .formatted(SIP, Kamailio.DOMAIN, kamailio.port()));
        scene.awaitService(SIP);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");

        gateway.registerRefused(
                alice, "juliet", "wrong", StanzaError.Condition.not_authorized, "password");
        logIn(alice, "juliet");
        logIn(bob, "romeo");

        gateway.addContact(alice, escaped("romeo"));
        gateway.addContact(bob, escaped("juliet"));
        alice.awaitPresence(gateway.contact(escaped("romeo")), Presence.Type.available);
        bob.awaitPresence(gateway.contact(escaped("juliet")), Presence.Type.available);

        says(alice, bob, "romeo", "juliet", "O Romeo, Romeo!\nwherefore art thou <Romeo>?");
        says(bob, alice, "juliet", "romeo", "Shall I hear more – çé");

        bob.send(bob.presence(Presence.Type.unavailable));
        alice.awaitPresence(gateway.contact(escaped("romeo")), Presence.Type.unavailable);
    }

    private void logIn(XmppUser user, String name) throws Exception {
        gateway.register(user, name, Kamailio.PASSWORD);
        user.awaitPresence(SIP, Presence.Type.available);
    }

    /** SIP addresses as nodes (XEP-0106). */
    private static String escaped(String name) {
        return name + "\\40" + Kamailio.DOMAIN;
    }

    private void says(XmppUser from, XmppUser to, String toName, String fromName, String text)
            throws Exception {
        from.say(gateway.contact(escaped(toName)), text);
        String sender = gateway.contact(escaped(fromName));
        assertEquals(
                text,
                to.awaitMessage("the message", message -> XmppUser.isFrom(message, sender))
                        .getBody());
    }
}
