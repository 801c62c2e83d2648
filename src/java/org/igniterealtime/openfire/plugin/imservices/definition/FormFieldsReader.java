package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code formdata=}: {@code var:label:type} with {@code ;} between. A label may hold colons. */
final class FormFieldsReader {

    /** XEP-0004 section 3.3. */
    private static final Set<String> TYPES =
            new TreeSet<>(
                    Set.of(
                            "boolean",
                            "fixed",
                            "hidden",
                            "jid-multi",
                            "jid-single",
                            "list-multi",
                            "list-single",
                            "text-multi",
                            "text-private",
                            "text-single"));

    private FormFieldsReader() {}

    static List<FormField> read(Entry entry, Problems problems) {
        List<FormField> fields = new ArrayList<>();
        Set<String> vars = new HashSet<>();
        for (Part part : Part.split(entry.value())) {
            if (!part.text().isEmpty()) {
                read(entry, part, vars, fields, problems);
            }
        }
        return fields;
    }

    private static void read(
            Entry entry, Part part, Set<String> vars, List<FormField> fields, Problems problems) {
        String text = part.text();
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first == last) {
            problems.error(
                    entry,
                    part.index(),
                    Wording.BAD_FORM_FIELD.with(text),
                    Wording.FORM_FIELD_WANTED.with());
            return;
        }
        String var = text.substring(0, first).strip();
        String label = text.substring(first + 1, last).strip();
        String typeText = text.substring(last + 1);
        String type = typeText.strip();
        if (var.isEmpty()) {
            problems.error(
                    entry,
                    part.index(),
                    Wording.FORM_FIELD_NO_NAME.with(),
                    Wording.VAR_WANTED.with());
        } else if (!vars.add(var)) {
            problems.error(
                    entry,
                    part.index(),
                    Wording.FORM_FIELD_TWICE.with(var),
                    Wording.ONCE_WANTED.with());
        }
        if (!TYPES.contains(type)) {
            problems.error(
                    entry,
                    part.index() + text.length() - typeText.stripLeading().length(),
                    Wording.FORM_FIELD_TYPE.with(var, type),
                    Wording.FORM_TYPES_WANTED.with(String.join(", ", TYPES)));
        }
        fields.add(new FormField(var, label, type));
    }
}
