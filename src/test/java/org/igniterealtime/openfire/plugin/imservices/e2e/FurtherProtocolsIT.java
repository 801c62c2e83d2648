package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Protocols that others have made for libpurple (Debian's purple-discord and purple-rocketchat) are types like those of the catalogue:
 * the service starts, its parameters are checked, its registration form asks what the protocol wants to know (XEP-0077 section 4).
 */
class FurtherProtocolsIT {

    private static final String DISCORD = "discord.example.org";
    private static final String ROCKET = "rocketchat.example.org";

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void eachIsAServiceWithItsOwnForm() throws Exception {
        scene.start(
                section(
                                DISCORD,
                                "eionrobb-discord",
                                "prpl-eionrobb-discord;image-size=64;user=token,image-size")
                        + section(
                                ROCKET,
                                "eionrobb-rocketchat",
                                "prpl-eionrobb-rocketchat;user=server,auto-add-buddy"));
        XmppUser alice = scene.user("alice");

        scene.awaitService(DISCORD);
        Element discord = form(alice, DISCORD);
        assertEquals("Registration with Discord", discord.elementText("title"));
        assertEquals(
                "{FORM_TYPE=hidden, username=text-single, password=text-private, token=text-private,"
                        + " image-size=text-single}",
                types(discord).toString());
        assertEquals("64", field(discord, "image-size").elementText("value"));

        scene.awaitService(ROCKET);
        Element rocket = form(alice, ROCKET);
        assertEquals("Registration with Rocket.Chat", rocket.elementText("title"));
        assertEquals(
                "{FORM_TYPE=hidden, username=text-single, password=text-private, server=text-single,"
                        + " auto-add-buddy=boolean}",
                types(rocket).toString());
        assertNotNull(field(rocket, "password").element("required"));

        scene.server()
                .writeServices(
                        section(DISCORD, "eionrobb-discord", "prpl-eionrobb-discord;image-siz=64"));
        scene.awaitLog("there is no image-siz; expected image-size; known are use-status-as-game");
    }

    private static String section(String domain, String type, String params) {
        return """
                [%s]
                category=gateway
                type=%s
                name=%s
                module=purple
                params=%s
                """
                .formatted(domain, type, type, params);
    }

    private static Element form(XmppUser user, String domain) throws Exception {
        return new Gateway(domain).form(user).element(QName.get("x", "jabber:x:data"));
    }

    private static Map<String, String> types(Element form) {
        List<Element> fields = form.elements("field");
        return fields.stream()
                .collect(
                        Collectors.toMap(
                                field -> field.attributeValue("var"),
                                field -> field.attributeValue("type"),
                                (one, other) -> one + " " + other,
                                LinkedHashMap::new));
    }

    private static Element field(Element form, String var) {
        return form.elements("field").stream()
                .filter(field -> var.equals(field.attributeValue("var")))
                .findFirst()
                .orElseThrow();
    }
}
