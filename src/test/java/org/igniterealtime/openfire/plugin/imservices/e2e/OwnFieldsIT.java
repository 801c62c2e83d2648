package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The administrator lets users choose some of the protocol's options ({@code user=}): they are fields of the registration form
 * (XEP-0077 version 2.4 section 4, XEP-0004 section 3.3) with the protocol's kinds and the service's values, and are checked.
 */
class OwnFieldsIT {

    private static final String ELSEWHERE = "irc2.example.org";

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void aUserChoosesHisServerAsLongAsTheAdministratorLetsHim() throws Exception {
        Ngircd other = scene.with(Ngircd.start());
        String section = Scene.ircSection(Scene.IRC, scene.ngircd().port());
        scene.start(section.replace("ssl=0", "ssl=0;user=port,ssl"));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");

        Element port = field(alice, "port");
        assertEquals("text-single", port.attributeValue("type"));
        assertEquals("Port", port.attributeValue("label"));
        assertEquals("" + scene.ngircd().port(), port.elementText("value"));
        Element ssl = field(alice, "ssl");
        assertEquals("boolean", ssl.attributeValue("type"));
        assertEquals("0", ssl.elementText("value"));
        assertTrue(
                fields(alice).stream().noneMatch(it -> "server".equals(it.attributeValue("var"))));

        XMPPErrorException refusal =
                assertThrows(
                        XMPPErrorException.class,
                        () -> gateway.register(alice, Map.of("username", "al", "port", "70000")));
        assertEquals(StanzaError.Condition.not_acceptable, refusal.getStanzaError().getCondition());
        assertTrue(
                refusal.getStanzaError().getDescriptiveText().startsWith("Port: "),
                refusal.getStanzaError().toString());

        gateway.register(alice, Map.of("username", "al", "port", "" + other.port()));
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        scene.irc(other, "observer").awaitPresence("al", true);
        assertEquals("" + other.port(), field(alice, "port").elementText("value"));

        // Who has left all as it is goes where the service goes.
        XmppUser bob = scene.user("bob");
        gateway.register(
                bob, Map.of("username", "bo", "port", "" + scene.ngircd().port(), "ssl", "0"));
        scene.irc("observer").awaitPresence("bo", true);
        assertEquals(
                1,
                scene.server().probe().query("SELECT * FROM ofImsRegistration").stream()
                        .filter(row -> row.contains("" + other.port()))
                        .count());
        assertTrue(
                scene.server().probe().query("SELECT * FROM ofImsRegistration").stream()
                        .noneMatch(row -> row.contains("" + scene.ngircd().port())));

        // The administrator takes it back: what she has registered does not count any more.
        scene.server().writeServices(section);
        scene.irc("observer2").awaitPresence("al", true);

        // What is not an option of the protocol is refused before anything starts.
        scene.server()
                .writeServices(
                        section
                                + Scene.ircSection(ELSEWHERE, scene.ngircd().port())
                                        .replace("ssl=0", "ssl=0;user=port,colour"));
        scene.awaitLog("user=port,colour is not possible; expected some of server, port, ");
    }

    private List<Element> fields(XmppUser user) throws Exception {
        return gateway.form(user).element(QName.get("x", "jabber:x:data")).elements("field");
    }

    private Element field(XmppUser user, String var) throws Exception {
        return fields(user).stream()
                .filter(it -> var.equals(it.attributeValue("var")))
                .findFirst()
                .orElseThrow();
    }
}
