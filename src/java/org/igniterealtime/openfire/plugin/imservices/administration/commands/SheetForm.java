package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/**
 * A section of the services file as a form and back. Fields are called as the keys of the file; {@code enabled} is a boolean that an absent
 * key makes true.
 */
final class SheetForm {

    static final String ENABLED = "enabled";

    /** What a section that says nothing means by it. */
    private static final Map<String, String> MEANT = Map.of("browse", Browse.PUBLIC.key());

    private final ServiceCatalog catalog;

    SheetForm(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    /** Adds the fields of a section, with the sheet's values. */
    void fields(DataForm form, Sheet sheet, Turn turn) {
        field(form, Sheet.DOMAIN, FormField.Type.text_single, sheet, turn).setRequired(true);
        FormField category = field(form, "category", FormField.Type.list_single, sheet, turn);
        category.setRequired(true);
        options(category, sheet, Arrays.stream(Category.values()).map(Category::key).toList());
        FormField type = field(form, "type", FormField.Type.list_single, sheet, turn);
        options(type, sheet, catalog.types().stream().map(ServiceType::key).distinct().toList());
        open(form, "type");
        for (String key : Sheet.KEYS) {
            if (form.getField(key) == null) {
                rest(form, key, sheet, turn);
            }
        }
    }

    private static void rest(DataForm form, String key, Sheet sheet, Turn turn) {
        switch (key) {
            case "browse" ->
                    options(
                            field(form, key, FormField.Type.list_single, sheet, turn),
                            sheet,
                            Arrays.stream(Browse.values()).map(Browse::key).toList());
            case "history" -> field(form, key, FormField.Type.text_multi, sheet, turn);
            case ENABLED -> {
                FormField field =
                        Forms.field(form, key, label(key, turn), FormField.Type.boolean_type);
                field.addValue(isOn(sheet) ? "1" : "0");
                field.setDescription(turn.text("commands.help." + key));
            }
            default -> field(form, key, FormField.Type.text_single, sheet, turn);
        }
    }

    private static FormField field(
            DataForm form, String key, FormField.Type type, Sheet sheet, Turn turn) {
        List<String> values = new ArrayList<>(sheet.all(key));
        if (values.isEmpty() && MEANT.containsKey(key)) {
            values.add(MEANT.get(key));
        }
        FormField field =
                Forms.field(form, key, label(key, turn), type, values.toArray(String[]::new));
        field.setDescription(turn.text("commands.help." + key));
        return field;
    }

    static String label(String key, Turn turn) {
        return turn.text("commands.field." + key);
    }

    /** A value that is none of the options, because somebody wrote it into the file, is one of them for this form. */
    private static void options(FormField field, Sheet sheet, List<String> words) {
        for (String word : words) {
            field.addOption(word, word);
        }
        for (String value : sheet.all(field.getVariable())) {
            if (!words.contains(value)) {
                field.addOption(Forms.clean(value), Forms.clean(value));
            }
        }
    }

    /** Other values can be typed as well (XEP-0122 section 3.2.2): modules bring types of their own. */
    private static void open(DataForm form, String name) {
        for (Element field : Forms.fields(form)) {
            if (name.equals(field.attributeValue("var"))) {
                field.addElement("validate", "http://jabber.org/protocol/xdata-validate")
                        .addElement("open");
            }
        }
    }

    /** What a section is to be after its form has come back. What still is as it was shown stays as it stands in the file. */
    static Sheet sheet(Values values, Sheet shown) {
        Map<String, List<String>> sheet = new LinkedHashMap<>(shown.values());
        sheet.put(Sheet.DOMAIN, changed(Sheet.DOMAIN, values, shown));
        for (String key : Sheet.KEYS) {
            if (key.equals(ENABLED)) {
                if (values.isTrue(key) != isOn(shown)) {
                    sheet.put(key, values.isTrue(key) ? List.of() : List.of("no"));
                }
            } else {
                sheet.put(key, changed(key, values, shown));
            }
        }
        return new Sheet(sheet);
    }

    private static List<String> changed(String key, Values values, Sheet shown) {
        List<String> before = shown.all(key);
        List<String> now = values.get(key);
        if (now.equals(before.stream().map(Forms::clean).toList())) {
            return before;
        }
        if (before.isEmpty() && now.equals(List.of(MEANT.getOrDefault(key, "")))) {
            return before;
        }
        return now;
    }

    /** Line breaks that a key of the file cannot have. */
    static List<Note> check(Values values, Turn turn) {
        return values.all().entrySet().stream()
                .filter(field -> field.getValue().stream().anyMatch(SheetForm::breaksLine))
                .map(
                        field ->
                                Note.error(
                                        turn.text(
                                                "commands.problem.lines",
                                                label(field.getKey(), turn))))
                .toList();
    }

    private static boolean breaksLine(String value) {
        return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    }

    /** The notes that name the fields. */
    static List<Note> notes(List<FieldProblem> problems, Turn turn) {
        return problems.stream()
                .map(
                        problem -> {
                            String text =
                                    turn.text(
                                            "commands.problem",
                                            name(problem, turn),
                                            problem.text());
                            return problem.isError() ? Note.error(text) : Note.warn(text);
                        })
                .toList();
    }

    /** The field's label and its name, which scripts need; a parameter's own name. */
    static String name(FieldProblem problem, Turn turn) {
        String key = problem.key().toLowerCase(Locale.ROOT);
        int dot = key.indexOf('.');
        return dot < 0
                ? label(key, turn) + " (" + key + ")"
                : label(key.substring(0, dot), turn) + " (" + key + ")";
    }

    private static boolean isOn(Sheet sheet) {
        return !sheet.first(ENABLED).equalsIgnoreCase("no");
    }
}
