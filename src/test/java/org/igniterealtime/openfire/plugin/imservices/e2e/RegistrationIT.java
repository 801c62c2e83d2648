package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** XEP-0077 version 2.4 at a gateway: sections 3.1 (register), 3.2 (cancel), 4 (data form), and XEP-0100 section 4.1 to 4.3. */
class RegistrationIT {

    private static final String PASSWORD = "sesame-4711";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void registersByFormChangesPlainlyAndIsRemoved() throws Exception {
        Ngircd network = scene.with(Ngircd.withPassword(PASSWORD));
        scene.start(Scene.ircSection(Scene.IRC, network.port()));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        // XEP-0077 section 3.1, example 2, and section 4, example 15: both kinds of form in one
        // answer.
        Element form = gateway.form(alice);
        assertNull(form.element("registered"));
        assertNotNull(form.element("instructions"));
        assertNotNull(form.element("username"));
        Element data = form.element(QName.get("x", "jabber:x:data"));
        assertEquals("form", data.attributeValue("type"));
        assertEquals("jabber:iq:register", value(data, "FORM_TYPE"));
        assertNotNull(field(data, "username").element("required"));

        gateway.register(alice, "alice_irc", PASSWORD);
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        gateway.awaitSubscription(alice, Scene.IRC);

        // Section 3.1, example 6: who is registered sees what she registered; but not the password.
        Element registered = gateway.form(alice);
        assertNotNull(registered.element("registered"));
        assertEquals("alice_irc", registered.elementText("username"));
        assertEquals("alice_irc", value(registered.element(data.getQName()), "username"));
        assertFalse(registered.asXML().contains(PASSWORD), "the password is not sent back");
        assertEquals(
                List.of(),
                scene.server().probe().query("SELECT * FROM ofImsRegistration").stream()
                        .filter(row -> row.contains(PASSWORD))
                        .toList(),
                "the password is not in the database as it is");
        assertFalse(scene.server().log().contains(PASSWORD), "the password is not logged");

        // Section 3.1.1: plain fields. Another name has another password: what the network does not
        // take changes nothing.
        XMPPErrorException refused =
                assertThrows(
                        XMPPErrorException.class,
                        () -> gateway.registerPlainly(alice, "alice_two", ""));
        assertEquals(StanzaError.Condition.not_authorized, refused.getStanzaError().getCondition());
        assertEquals("alice_irc", gateway.form(alice).elementText("username"));
        alice.awaitPresence(Scene.IRC, Presence.Type.available);

        // A new nick logs her in anew.
        gateway.registerPlainly(alice, "alice_two", PASSWORD);
        IrcClient observer = scene.with(IrcClient.connect(network.port(), "observer", PASSWORD));
        observer.awaitPresence("alice_two", true);
        assertEquals("alice_two", gateway.form(alice).elementText("username"));

        // Section 3.1, example 5: what is required is missing.
        XMPPErrorException missing =
                assertThrows(
                        XMPPErrorException.class, () -> gateway.registerPlainly(alice, "", ""));
        assertEquals(StanzaError.Condition.not_acceptable, missing.getStanzaError().getCondition());

        // Section 3.2, example 8.
        gateway.unregister(alice);
        observer.awaitPresence("alice_two", false);
        assertEquals(List.of(), scene.server().probe().query("SELECT * FROM ofImsRegistration"));
        // Section 3.2, table 2.
        XMPPErrorException again =
                assertThrows(XMPPErrorException.class, () -> gateway.unregister(alice));
        assertEquals(
                StanzaError.Condition.registration_required, again.getStanzaError().getCondition());
    }

    private static Element field(Element form, String var) {
        return form.elements("field").stream()
                .filter(field -> var.equals(field.attributeValue("var")))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Element form, String var) {
        return field(form, var).elementText("value");
    }
}
