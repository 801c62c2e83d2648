package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** Forms of XEP-0004 with the values of {@link Values}. */
public final class Forms {

    /**
     * How a client says which fields it sends (XEP-0068). Our forms have none: a form type would give each field one kind for all
     * forms, and {@code domain} is a choice in some and a text in others; the node says which form it is.
     */
    private static final String FORM_TYPE = "FORM_TYPE";

    private Forms() {}

    public static DataForm form(DataForm.Type type, String title) {
        DataForm form = new DataForm(type);
        form.setTitle(title);
        return form;
    }

    /** A form to be filled in. */
    public static DataForm question(String title, String instructions) {
        DataForm form = form(DataForm.Type.form, title);
        form.addInstruction(instructions);
        return form;
    }

    /** A form that shows something. */
    public static DataForm result(String title) {
        return form(DataForm.Type.result, title);
    }

    public static FormField field(
            DataForm form, String name, String label, FormField.Type type, String... values) {
        FormField field = form.addField(name, clean(label), type);
        for (String value : values) {
            field.addValue(clean(value));
        }
        return field;
    }

    public static void column(DataForm form, String name, String label) {
        form.addReportedField(name, clean(label), FormField.Type.text_single);
    }

    /** A line of a table: a field for each column, as XEP-0004 section 3.4 wants it. */
    public static void row(DataForm form, Map<String, String> cells) {
        Map<String, Object> cleaned = new LinkedHashMap<>();
        cells.forEach((name, value) -> cleaned.put(name, clean(value)));
        form.addItemFields(cleaned);
    }

    /** The elements of the fields of a form, for what Tinder has no words for. */
    public static List<Element> fields(DataForm form) {
        List<Element> fields = new ArrayList<>();
        for (Object field : form.getElement().elements("field")) {
            fields.add((Element) field);
        }
        return fields;
    }

    /** The values that a form shows. */
    public static Values values(DataForm form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (FormField field : form.getFields()) {
            if (field.getVariable() != null && field.getType() != FormField.Type.fixed) {
                values.put(field.getVariable(), field.getValues());
            }
        }
        return new Values(values);
    }

    /** What was typed into the fields that were shown. An empty value of a field is none. */
    public static Map<String, List<String>> submitted(DataForm answer, DataForm shown) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (FormField field : answer.getFields()) {
            String name = field.getVariable();
            if (name != null && !name.equals(FORM_TYPE) && shown.getField(name) != null) {
                values.put(
                        name,
                        field.getValues().stream().filter(value -> !value.isEmpty()).toList());
            }
        }
        return values;
    }

    /** The fields of an answer that the form does not have. */
    public static List<String> unknown(DataForm answer, DataForm shown) {
        return answer.getFields().stream()
                .map(FormField::getVariable)
                .filter(name -> name != null && !name.equals(FORM_TYPE))
                .filter(name -> shown.getField(name) == null)
                .distinct()
                .toList();
    }

    /** A copy of the form with other values. */
    public static DataForm filled(DataForm form, Values values) {
        DataForm copy = form.createCopy();
        for (FormField field : copy.getFields()) {
            List<String> given = values.all().get(field.getVariable());
            if (given != null) {
                field.clearValues();
                given.forEach(value -> field.addValue(clean(value)));
            }
        }
        return copy;
    }

    /** Without characters that XML cannot carry: one in a stanza would end the reader's connection. */
    public static String clean(String text) {
        return text == null
                ? null
                : text.codePoints()
                        .mapToObj(point -> isXml(point) ? Character.toString(point) : "\uFFFD")
                        .collect(Collectors.joining());
    }

    /** XML 1.0 section 2.2. */
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000 && point <= 0x10FFFF;
    }
}
