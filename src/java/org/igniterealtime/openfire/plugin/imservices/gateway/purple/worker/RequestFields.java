package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptField;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptOption;

/**
 * A {@code PurpleRequestFields}: what there is to fill in, and how it gets there. Choices are known by their places. For the loop thread;
 * valid until the fields are destroyed.
 */
final class RequestFields {

    /** More than that nobody fills in. */
    private static final int MOST_FIELDS = 200;

    private final List<PromptField> shown = new ArrayList<>();

    /** How the values of a field reach it, by the field's name. */
    private final Map<String, Consumer<List<String>>> setters = new LinkedHashMap<>();

    /** Reads the fields. An account that is to be chosen is the user's own, as there is no other that he may know of. */
    RequestFields(Pointer fields, Login login) {
        for (Pointer group : C.list(Purple.purple_request_fields_get_groups(fields))) {
            String title = C.orEmpty(Purple.purple_request_field_group_get_title(group));
            if (!title.isBlank()) {
                fixed(title);
            }
            for (Pointer field : C.list(Purple.purple_request_field_group_get_fields(group))) {
                if (shown.size() < MOST_FIELDS) {
                    read(field, login);
                }
            }
        }
    }

    List<PromptField> shown() {
        return shown;
    }

    /** Fills in what is known of the values. */
    void fill(Map<String, List<String>> values) {
        values.forEach(
                (name, each) -> {
                    Consumer<List<String>> setter = setters.get(name);
                    if (setter != null) {
                        setter.accept(each);
                    }
                });
    }

    private void read(Pointer field, Login login) {
        int type = Purple.purple_request_field_get_type(field);
        if (type == Purple.PURPLE_REQUEST_FIELD_ACCOUNT) {
            // It would be whoever is first in the process.
            Purple.purple_request_field_account_set_value(field, login.account);
        }
        if (Purple.purple_request_field_is_visible(field) == 0) {
            return;
        }
        switch (type) {
            case Purple.PURPLE_REQUEST_FIELD_STRING -> readString(field);
            case Purple.PURPLE_REQUEST_FIELD_INTEGER ->
                    add(
                            field,
                            "NUMBER",
                            List.of("" + Purple.purple_request_field_int_get_default_value(field)),
                            List.of(),
                            values ->
                                    Purple.purple_request_field_int_set_value(
                                            field, number(values)));
            case Purple.PURPLE_REQUEST_FIELD_BOOLEAN ->
                    add(
                            field,
                            "BOOLEAN",
                            List.of(
                                    ""
                                            + (Purple.purple_request_field_bool_get_default_value(
                                                            field)
                                                    != 0)),
                            List.of(),
                            values ->
                                    Purple.purple_request_field_bool_set_value(
                                            field, values.contains("true") ? 1 : 0));
            case Purple.PURPLE_REQUEST_FIELD_CHOICE -> readChoice(field);
            case Purple.PURPLE_REQUEST_FIELD_LIST -> readList(field);
            default -> fixed(label(field));
        }
    }

    private void readString(Pointer field) {
        String value = C.orEmpty(Purple.purple_request_field_string_get_default_value(field));
        if (Purple.purple_request_field_string_is_editable(field) == 0) {
            fixed(label(field) + " " + value);
            return;
        }
        boolean masked = Purple.purple_request_field_string_is_masked(field) != 0;
        boolean lines = Purple.purple_request_field_string_is_multiline(field) != 0;
        add(
                field,
                masked ? "SECRET" : lines ? "LINES" : "TEXT",
                masked || value.isEmpty() ? List.of() : List.of(value),
                List.of(),
                values -> {
                    String text = String.join("\n", values);
                    Purple.purple_request_field_string_set_value(
                            field, text.isEmpty() ? null : text);
                });
    }

    private void readChoice(Pointer field) {
        List<Pointer> labels = C.list(Purple.purple_request_field_choice_get_labels(field));
        int chosen = Purple.purple_request_field_choice_get_default_value(field);
        add(
                field,
                "ONE",
                chosen >= 0 && chosen < labels.size() ? List.of("" + chosen) : List.of(),
                options(labels),
                values -> Purple.purple_request_field_choice_set_value(field, number(values)));
    }

    private void readList(Pointer field) {
        List<Pointer> items = C.list(Purple.purple_request_field_list_get_items(field));
        boolean several = Purple.purple_request_field_list_get_multi_select(field) != 0;
        List<String> chosen =
                IntStream.range(0, items.size())
                        .filter(
                                i ->
                                        Purple.purple_request_field_list_is_selected(
                                                        field, items.get(i))
                                                != 0)
                        .mapToObj(Integer::toString)
                        .toList();
        add(
                field,
                several ? "SEVERAL" : "ONE",
                chosen,
                options(items),
                values -> {
                    Purple.purple_request_field_list_clear_selected(field);
                    for (String value : values) {
                        Purple.purple_request_field_list_add_selected(
                                field, items.get(Integer.parseInt(value)));
                    }
                });
    }

    private void add(
            Pointer field,
            String kind,
            List<String> values,
            List<PromptOption> options,
            Consumer<List<String>> setter) {
        String name = C.orEmpty(Purple.purple_request_field_get_id(field));
        while (name.isEmpty() || setters.containsKey(name)) {
            name += "'";
        }
        boolean required = Purple.purple_request_field_is_required(field) != 0;
        shown.add(new PromptField(name, label(field), kind, values, options, required));
        setters.put(name, setter);
    }

    private void fixed(String text) {
        String plain = Markup.toText(text).strip();
        if (!plain.isEmpty()) {
            shown.add(
                    new PromptField(
                            "fixed " + shown.size(), plain, "FIXED", List.of(), List.of(), false));
        }
    }

    private static List<PromptOption> options(List<Pointer> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new PromptOption("" + i, Labels.plain(C.string(labels.get(i)))))
                .toList();
    }

    private static String label(Pointer field) {
        return Labels.plain(C.orEmpty(Purple.purple_request_field_get_label(field)));
    }

    private static int number(List<String> values) {
        return values.isEmpty() ? 0 : Integer.parseInt(values.get(0).strip());
    }
}
