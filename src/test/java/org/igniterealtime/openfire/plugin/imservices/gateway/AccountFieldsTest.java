package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.PacketError.Condition;

/** The network's fields in the registration form: XEP-0004 section 3.3, XEP-0122 sections 3.1 and 3.2.3. */
class AccountFieldsTest {

    private static final Parameter PORT =
            new Parameter(
                    "port", "Port", Kind.NUMBER, "6667", List.of(), "Where it is.", 1, 65_535);
    private static final Parameter SSL = field("ssl", Kind.TRUTH, "yes");
    private static final Parameter MODE =
            new Parameter("mode", "Mode", Kind.CHOICE, "a", List.of("a", "b"), "");
    private static final Parameter NOTE = field("note", Kind.TEXT, "");
    private static final Parameter TOKEN = field("token", Kind.SECRET, "s3cret");

    private final AccountFields fields =
            new AccountFields(List.of(PORT, SSL, MODE, NOTE, TOKEN), new Texts(Locale.ENGLISH));

    private static Parameter field(String key, Kind kind, String fallback) {
        return new Parameter(key, key, kind, fallback, List.of(), "");
    }

    private String form(Map<String, String> registered) {
        Element form = DocumentHelper.createElement("x");
        fields.write(form, registered);
        return form.asXML();
    }

    @Test
    void aFormShowsWhatCountsForTheServiceAndNoSecret() {
        assertEquals(
                "<x><field var=\"port\" type=\"text-single\" label=\"Port\"><desc>Where it is.</desc>"
                        + "<value>6667</value><validate"
                        + " xmlns=\"http://jabber.org/protocol/xdata-validate\" datatype=\"xs:int\">"
                        + "<range min=\"1\" max=\"65535\"/></validate></field>"
                        + "<field var=\"ssl\" type=\"boolean\" label=\"ssl\"><value>1</value></field>"
                        + "<field var=\"mode\" type=\"list-single\" label=\"Mode\"><value>a</value>"
                        + "<option><value>a</value></option><option><value>b</value></option></field>"
                        + "<field var=\"note\" type=\"text-single\" label=\"note\"/>"
                        + "<field var=\"token\" type=\"text-private\" label=\"token\"/></x>",
                form(Map.of()));
    }

    @Test
    void aFormShowsWhatIsRegisteredButNoSecret() {
        String form = form(Map.of("port", "7000", "ssl", "0", "token", "mine"));
        assertEquals(List.of("7000", "0", "a"), values(form));
    }

    private static List<String> values(String form) {
        return java.util.regex.Pattern.compile("(?<!<option>)<value>([^<]*)")
                .matcher(form)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void onlyWhatDiffersFromTheServicesIsRegistered() throws Exception {
        assertEquals(
                Map.of(),
                fields.read(Map.of("port", " 6667", "ssl", "true", "mode", "a", "note", " ")));
        assertEquals(
                Map.of("port", "7000", "ssl", "0", "mode", "b", "note", "x", "token", "s3cret"),
                fields.read(
                        Map.of(
                                "port", "+7000", "ssl", "false", "mode", "b", "note", "x", "token",
                                "s3cret")));
        assertEquals(Map.of(), fields.read(Map.of("other", "x")), "what nobody asked for");
    }

    /** What the form does not show comes back empty; but it is for the server that it was typed for. */
    @Test
    void secretsStayThatAreLeftEmpty() {
        Map<String, String> options = new HashMap<>(Map.of("note", "n"));
        fields.keepSecrets(options, Map.of("token", "mine", "note", "other"));
        assertEquals(Map.of("note", "n", "token", "mine"), options);
        options.put("token", "new");
        fields.keepSecrets(options, Map.of("token", "mine"));
        assertEquals("new", options.get("token"));
        assertTrue(fields.areSameTexts(Map.of("note", "n"), Map.of("note", "n", "port", "7")));
        assertFalse(fields.areSameTexts(Map.of("note", "n"), Map.of()));
    }

    @Test
    void whatIsNoValueOfAFieldIsRefusedByItsName() {
        refused(
                "Port: this value is not possible. Expected: a whole number from 1 to 65535.",
                "port",
                "70000");
        refused(
                "Port: this value is not possible. Expected: a whole number from 1 to 65535.",
                "port",
                "many");
        refused("ssl: this value is not possible. Expected: 1 or 0.", "ssl", "perhaps");
        refused("Mode: this value is not possible. Expected: one of a, b.", "mode", "c");
        refused("note: this value is not possible. Expected: a text.", "note", "a\nQUIT");
        refused("token: this value is not possible. Expected: a text.", "token", "a\u0001b");
    }

    private void refused(String message, String key, String value) {
        RegistrationForm.InvalidException refusal =
                assertThrows(
                        RegistrationForm.InvalidException.class,
                        () -> fields.read(Map.of(key, value)));
        assertEquals(Condition.not_acceptable, refusal.condition());
        assertEquals(message, refusal.getMessage());
    }
}
