package org.igniterealtime.openfire.plugin.imservices.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.StanzaMatch;
import org.junit.jupiter.api.Test;

/** disco#info as a value: XEP-0030 version 2.5 section 3, and XEP-0128. */
class DiscoInfoTest {

    private static final DiscoInfo MANY =
            new DiscoInfo(
                    List.of(
                            new Identity("component", "stats", "en", "Monitor"),
                            new Identity("component", "stats", "de", "Wächter"),
                            new Identity("component", "stats", "pt-BR", "Vigia"),
                            new Identity("service", "monitor", "M")),
                    Set.of("urn:example"),
                    List.of());

    @Test
    void tellsTheNameThatSuits() {
        assertEquals("Monitor Wächter Vigia M", names(null));
        assertEquals("Wächter M", names("de"));
        assertEquals("Wächter M", names("de-CH"));
        assertEquals("Vigia M", names("pt"));
        assertEquals("Monitor M", names("fr"));
        assertEquals("Monitor M", names("not a language"));
    }

    private static String names(String language) {
        Element query = StanzaMatch.parse("<query/>");
        MANY.write(query, language);
        return String.join(
                " ",
                query.elements("identity").stream()
                        .map(identity -> identity.attributeValue("name"))
                        .toList());
    }

    /** Section 3.1, and XEP-0115 section 5.4: what would be ill-formed cannot be made. */
    @Test
    void isWellFormed() {
        Identity one = new Identity("gateway", "irc", "a");
        Identity same = new Identity("gateway", "irc", "b");
        InfoForm form = new InfoForm("urn:example", Map.of("a", List.of("1")));
        for (Runnable wrong :
                List.<Runnable>of(
                        () -> new DiscoInfo(List.of(), Set.of(), List.of()),
                        () -> new DiscoInfo(List.of(one, same), Set.of(), List.of()),
                        () -> new DiscoInfo(List.of(one), Set.of(), List.of(form, form)),
                        () -> new Identity("", "irc", ""),
                        () -> new InfoForm("urn:example", Map.of("FORM_TYPE", List.of())))) {
            assertThrows(IllegalArgumentException.class, wrong::run);
        }
    }

    /** What no XML can hold would end the session of who asks. */
    @Test
    void isXml() {
        assertEquals("a\uFFFDb", new Identity("gateway", "irc", "a\u0001b").name());
        assertEquals(
                List.of("\uFFFD"),
                new InfoForm("urn:example", Map.of("a", List.of("\uD800"))).fields().get("a"));
    }

    /** The words of the XMPP Registrar's list of identities, besides our own. */
    @Test
    void speaksTheRegistrarsWords() {
        assertEquals("gateway/irc", identities(Category.GATEWAY, "irc"));
        assertEquals("gateway/email gateway/smtp", identities(Category.GATEWAY, "email"));
        assertEquals("gateway/myspace gateway/myspaceim", identities(Category.GATEWAY, "myspace"));
        assertEquals("conference/text", identities(Category.CONFERENCE, "private"));
        assertEquals("conference/text", identities(Category.CONFERENCE, "public"));
        assertEquals("proxy/bytestreams", identities(Category.PROXY, "bytestreams"));
        assertEquals("directory/user", identities(Category.DIRECTORY, "user"));
        assertEquals("service/monitor component/stats", identities(Category.SERVICE, "monitor"));
    }

    private static String identities(Category category, String type) {
        ServiceDefinition definition =
                new ServiceDefinition(
                        "s.example.org",
                        "Name",
                        category,
                        type,
                        Browse.PUBLIC,
                        List.of(),
                        "module",
                        Parameters.NONE,
                        Optional.empty(),
                        List.of(),
                        List.of());
        return String.join(
                " ",
                Entity.service(definition).build().info().identities().stream()
                        .map(identity -> identity.category() + "/" + identity.type())
                        .toList());
    }
}
