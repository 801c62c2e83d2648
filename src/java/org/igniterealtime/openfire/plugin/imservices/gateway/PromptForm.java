package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Field;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Kind;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/**
 * A prompt as the form (XEP-0004) of a command with one stage. To complete it answers, to cancel it (XEP-0050 section 3.4) declines. Used
 * in the session's mailbox only.
 */
final class PromptForm implements Stage {

    /** Where an answer goes; false when the prompt is over already. */
    interface Taker {
        boolean take(Prompt prompt, Optional<Map<String, List<String>>> values);
    }

    private final Prompt prompt;
    private final Taker taker;

    PromptForm(Prompt prompt, Taker taker) {
        this.prompt = prompt;
        this.taker = taker;
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.form(
                        DataForm.Type.form,
                        Forms.clean(title(prompt, turn.text("gateway.prompt.title"))));
        for (String text : List.of(prompt.primary(), prompt.secondary())) {
            if (!text.isEmpty()) {
                form.addInstruction(Forms.clean(text));
            }
        }
        form.addInstruction(turn.text("gateway.prompt.form"));
        for (Field field : prompt.fields()) {
            add(form, field);
        }
        return form;
    }

    /**
     * What the command is called.
     *
     * @param otherwise for a prompt without a text
     */
    static String title(Prompt prompt, String otherwise) {
        for (String text : List.of(prompt.title(), prompt.primary(), prompt.secondary())) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return otherwise;
    }

    private void add(DataForm form, Field field) {
        if (field.kind() == Kind.FIXED) {
            form.addField(null, null, FormField.Type.fixed).addValue(Forms.clean(field.label()));
            return;
        }
        // XEP-0004 section 3.2: a label is what people read; without one they would read the name.
        String label = field.label().isEmpty() ? title(prompt, field.name()) : field.label();
        FormField shown = Forms.field(form, field.name(), label, type(field.kind()));
        for (String value : field.values()) {
            value.lines().forEach(line -> shown.addValue(Forms.clean(line)));
        }
        for (Prompt.Option option : field.options()) {
            shown.addOption(Forms.clean(option.label()), Forms.clean(option.value()));
        }
        shown.setRequired(field.required());
    }

    private static FormField.Type type(Kind kind) {
        return switch (kind) {
            case TEXT, NUMBER -> FormField.Type.text_single;
            case LINES -> FormField.Type.text_multi;
            case SECRET -> FormField.Type.text_private;
            case BOOLEAN -> FormField.Type.boolean_type;
            case ONE -> FormField.Type.list_single;
            case SEVERAL -> FormField.Type.list_multi;
            case FIXED -> FormField.Type.fixed;
        };
    }

    @Override
    public Answer submit(Turn turn, Values submitted) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : prompt.open()) {
            List<String> given = given(field, submitted);
            if (!given.equals(field.values()) && !PromptCheck.isNothing(field, given)) {
                values.put(field.name(), given);
            }
        }
        Optional<String> problem = PromptCheck.problem(prompt, values, turn.texts());
        if (problem.isPresent()) {
            return new Answer.Again(withoutSecrets(), List.of(Note.error(problem.get())));
        }
        return Answer.done(
                taker.take(prompt, Optional.of(values))
                        ? Note.info(turn.text("gateway.prompt.answered"))
                        : Note.error(turn.text("gateway.prompt.over")));
    }

    private static List<String> given(Field field, Values submitted) {
        List<String> given = submitted.get(field.name());
        return switch (field.kind()) {
            case LINES -> given.isEmpty() ? given : List.of(String.join("\n", given));
            case BOOLEAN ->
                    given.isEmpty()
                            ? given
                            : List.of(Boolean.toString(submitted.isTrue(field.name())));
            case NUMBER -> given.stream().map(String::strip).toList();
            default -> given;
        };
    }

    /** What nobody else may see does not travel back. */
    private Map<String, List<String>> withoutSecrets() {
        Map<String, List<String>> emptied = new LinkedHashMap<>();
        for (Field field : prompt.open()) {
            if (field.kind() == Kind.SECRET) {
                emptied.put(field.name(), new ArrayList<>());
            }
        }
        return emptied;
    }

    @Override
    public void cancel(Turn turn) {
        taker.take(prompt, Optional.empty());
    }

    @Override
    public boolean last() {
        return true;
    }
}
