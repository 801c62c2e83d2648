package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.administration.FieldProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem.Severity;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.api.Test;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** Sections as forms (XEP-0004 version 2.13.1) and back. */
class SheetFormTest {

    private static final Turn TURN =
            new Turn(
                    new JID("admin@example.org/desk"),
                    "admin",
                    Locale.ENGLISH,
                    new Texts(Locale.ENGLISH));
    private static final Sheet EMPTY = new Sheet(Map.of());

    private final SheetForm sheets = new SheetForm(ServiceCatalog.builtIn());

    private DataForm form(Sheet sheet) {
        DataForm form = Forms.question("title", "instructions");
        sheets.fields(form, sheet, TURN);
        return form;
    }

    private static Sheet sheet(String... keysAndValues) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], List.of(keysAndValues[i + 1].split("\n")));
        }
        return new Sheet(values);
    }

    private Sheet back(Sheet shown, Map<String, List<String>> typed) {
        return SheetForm.sheet(Forms.values(form(shown)).with(typed), shown);
    }

    @Test
    void everyKeyHasAFieldWithLabelAndHelp() {
        DataForm form = form(EMPTY);
        assertNotNull(form.getField(Sheet.DOMAIN));
        for (String key : Sheet.KEYS) {
            FormField field = form.getField(key);
            assertNotNull(field, key);
            assertFalse(field.getLabel().startsWith("commands."), field.getLabel());
            assertFalse(field.getDescription().startsWith("commands."), field.getDescription());
        }
        assertTrue(form.getField(Sheet.DOMAIN).isRequired());
        assertEquals(FormField.Type.list_single, form.getField("category").getType());
        assertEquals(FormField.Type.text_multi, form.getField("history").getType());
        assertEquals(FormField.Type.boolean_type, form.getField("enabled").getType());
        assertEquals("1", form.getField("enabled").getFirstValue(), "a new service is on");
        assertEquals("public", form.getField("browse").getFirstValue());
    }

    @Test
    void typesAreAListThatIsOpen() {
        Element type =
                Forms.fields(form(EMPTY)).stream()
                        .filter(field -> "type".equals(field.attributeValue("var")))
                        .findFirst()
                        .orElseThrow();
        assertNotNull(type.element("validate").element("open"), "XEP-0122 section 3.2.2");
        List<String> values =
                form(EMPTY).getField("type").getOptions().stream()
                        .map(FormField.Option::getValue)
                        .toList();
        assertTrue(values.contains("irc"));
        assertEquals(values.stream().distinct().toList(), values);
    }

    @Test
    void aValueThatIsNoChoiceCanStay() {
        DataForm form = form(sheet("domain", "a.example.org", "category", "odd"));
        assertEquals("odd", form.getField("category").getFirstValue());
        assertTrue(
                form.getField("category").getOptions().stream()
                        .anyMatch(option -> option.getValue().equals("odd")));
    }

    @Test
    void whatNobodyTypedStaysAsItStands() {
        for (Sheet sheet :
                List.of(
                        EMPTY,
                        sheet("domain", "A.example.org", "category", "Gateway", "type", "irc"),
                        sheet("domain", "a.example.org", "enabled", "no", "browse", "private"),
                        sheet("domain", "a.example.org", "enabled", "perhaps", "x-own", "kept"),
                        sheet("domain", "a.example.org", "history", "a;b\nc;d"),
                        sheet("domain", "a.example.org", "name", "bell \u0007 rings"))) {
            assertEquals(sheet, back(sheet, Map.of()));
        }
    }

    @Test
    void whatIsTypedComesIn() {
        Sheet shown = sheet("domain", "a.example.org", "name", "old", "ns", "x", "history", "a;b");
        assertEquals(
                sheet("domain", "b.example.org", "name", "new", "history", "a;b\nc;d"),
                back(
                        shown,
                        Map.of(
                                "domain", List.of("b.example.org"),
                                "name", List.of("new"),
                                "ns", List.of(),
                                "history", List.of("a;b", "c;d"))));
    }

    @Test
    void switchedOnAndOff() {
        Sheet on = sheet("domain", "a.example.org");
        Sheet off = sheet("domain", "a.example.org", "enabled", "no");
        assertEquals(off, back(on, Map.of("enabled", List.of("0"))));
        assertEquals(off, back(on, Map.of("enabled", List.of("false"))));
        assertEquals(on, back(off, Map.of("enabled", List.of("true"))));
        assertEquals(off, back(off, Map.of("enabled", List.of("0"))));
    }

    @Test
    void aCharacterThatXmlCannotCarryIsNotSent() {
        DataForm form = form(sheet("domain", "a.example.org", "name", "bell \u0007 <b>&"));
        assertEquals("bell \uFFFD <b>&", form.getField("name").getFirstValue());
        assertTrue(form.getElement().asXML().contains("bell \uFFFD &lt;b&gt;&amp;"));
    }

    @Test
    void aLineBreakIsNoPartOfAValue() {
        Values values = Forms.values(form(EMPTY)).with(Map.of("name", List.of("a\nparams=b")));
        List<Note> notes = SheetForm.check(values, TURN);
        assertEquals(1, notes.size());
        assertEquals(Note.Level.ERROR, notes.get(0).level());
        assertTrue(notes.get(0).text().startsWith("Description"), notes.get(0).text());
    }

    @Test
    void aNoteNamesTheField() {
        List<Note> notes =
                SheetForm.notes(
                        List.of(
                                new FieldProblem("browse", Severity.ERROR, "it is odd"),
                                new FieldProblem("params.port", Severity.WARNING, "too large")),
                        TURN);
        assertEquals(
                List.of(
                        Note.error("Browse (browse): it is odd"),
                        Note.warn("Parameters (params.port): too large")),
                notes);
    }
}
