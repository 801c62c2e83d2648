package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.VaList;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptField;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptOption;

/**
 * Makes a {@link Question} of each kind that libpurple has, with the callback that takes an answer of the kind. For the loop thread,
 * within the callback that asks: the native texts are gone afterwards.
 */
final class Asking {

    /** The one field of a question that has no fields of its own. */
    static final String ANSWER = "answer";

    private static final Runnable NOTHING = () -> {};

    private final String title;
    private final String primary;
    private final String secondary;

    private Asking(String title, String primary, String secondary) {
        this.title = title;
        this.primary = primary;
        this.secondary = secondary;
    }

    static Asking text(Pointer title, Pointer primary, Pointer secondary) {
        return new Asking(plain(title), plain(primary), plain(secondary));
    }

    private static String plain(Pointer text) {
        return Markup.toText(C.string(text)).strip();
    }

    /** {@code PurpleRequestInputCb}. */
    Question input(
            String value, boolean multiline, boolean masked, Pointer ok, Pointer no, Pointer data) {
        PromptField field =
                new PromptField(
                        ANSWER,
                        "",
                        masked ? "SECRET" : multiline ? "LINES" : "TEXT",
                        masked || value.isEmpty() ? List.of() : List.of(value),
                        List.of(),
                        false);
        return question(
                Purple.PURPLE_REQUEST_INPUT,
                List.of(field),
                values ->
                        call(
                                ok,
                                data,
                                values.containsKey(ANSWER)
                                        ? String.join("\n", values.get(ANSWER))
                                        : value),
                () -> call(no, data, null),
                NOTHING);
    }

    /** {@code PurpleRequestChoiceCb}: pairs of a label and a number, up to a null. */
    Question choice(int value, Pointer choices, Pointer ok, Pointer no, Pointer data) {
        List<PromptOption> options = new ArrayList<>();
        if (VaList.isReadable()) {
            VaList arguments = new VaList(choices);
            for (Pointer label; (label = arguments.nextPointer()) != null; ) {
                options.add(
                        new PromptOption("" + arguments.nextInt(), Labels.plain(C.string(label))));
            }
        }
        return chosen(
                Purple.PURPLE_REQUEST_CHOICE,
                options,
                value,
                chosen -> call(ok, data, chosen),
                () -> call(no, data, 0));
    }

    /** {@code PurpleRequestActionCb}: pairs of a button and its function. */
    Question action(int value, long count, Pointer actions, Pointer data) {
        List<String> labels = new ArrayList<>();
        List<Pointer> functions = new ArrayList<>();
        if (VaList.isReadable()) {
            VaList arguments = new VaList(actions);
            for (long i = 0; i < count; i++) {
                labels.add(C.string(arguments.nextPointer()));
                functions.add(arguments.nextPointer());
            }
        }
        List<PromptOption> options =
                IntStream.range(0, labels.size())
                        .mapToObj(i -> new PromptOption("" + i, Labels.button(labels.get(i))))
                        .toList();
        return chosen(
                Purple.PURPLE_REQUEST_ACTION,
                options,
                value,
                chosen -> call(functions.get(chosen), data, chosen),
                () -> {
                    int declining = Labels.declining(labels);
                    if (declining >= 0) {
                        call(functions.get(declining), data, declining);
                    }
                });
    }

    private Question chosen(
            int type,
            List<PromptOption> options,
            int value,
            Consumer<Integer> answer,
            Runnable decline) {
        List<String> offered = options.stream().map(PromptOption::value).toList();
        String shown = "" + value;
        PromptField field =
                new PromptField(
                        ANSWER,
                        "",
                        "ONE",
                        offered.contains(shown) ? List.of(shown) : List.of(),
                        options,
                        true);
        return question(
                type,
                List.of(field),
                values -> {
                    List<String> given = values.getOrDefault(ANSWER, field.values());
                    if (given.size() == 1 && offered.contains(given.get(0))) {
                        answer.accept(Integer.valueOf(given.get(0)));
                    } else {
                        decline.run();
                    }
                },
                decline,
                NOTHING);
    }

    /** {@code PurpleRequestFieldsCb}. The fields are libpurple's until the question is over, and then to be destroyed. */
    Question fields(Pointer fieldList, Login login, Pointer ok, Pointer no, Pointer data) {
        // Nobody's question is not read: it is declined.
        RequestFields fields = login == null ? null : new RequestFields(fieldList, login);
        return question(
                Purple.PURPLE_REQUEST_FIELDS,
                fields == null ? List.of() : fields.shown(),
                values -> {
                    fields.fill(values);
                    call(ok, data, fieldList);
                },
                () -> call(no, data, fieldList),
                () -> Purple.purple_request_fields_destroy(fieldList));
    }

    /** {@code PurpleRequestFileCb}: only to be declined. */
    Question file(int type, Pointer no, Pointer data) {
        return question(type, List.of(), values -> {}, () -> call(no, data, null), NOTHING);
    }

    private Question question(
            int type,
            List<PromptField> fields,
            Consumer<Map<String, List<String>>> answer,
            Runnable decline,
            Runnable dispose) {
        return new Question(type, title, primary, secondary, fields, answer, decline, dispose);
    }

    private static void call(Pointer function, Pointer data, Object argument) {
        if (function != null) {
            Function.getFunction(function, Function.C_CONVENTION, "UTF-8")
                    .invokeVoid(new Object[] {data, argument});
        }
    }
}
