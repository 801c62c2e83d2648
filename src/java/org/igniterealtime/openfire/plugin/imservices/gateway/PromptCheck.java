package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Field;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** What may be answered: the same for the chat and for the form. What is said of it never has the answer in it. */
final class PromptCheck {

    /** Characters of an answer, in all its fields. */
    static final int LONGEST = 50_000;

    private PromptCheck() {}

    /** What is wrong with the values of a field; nothing when they are right. */
    static Optional<String> problem(Field field, List<String> values, Texts texts) {
        if (values.stream().allMatch(String::isEmpty)) {
            return field.required()
                    ? Optional.of(texts.get("gateway.prompt.error.required", field.label()))
                    : Optional.empty();
        }
        if (length(values) > LONGEST) {
            return Optional.of(texts.get("gateway.prompt.error.long", LONGEST));
        }
        return isRight(field, values)
                ? Optional.empty()
                : Optional.of(
                        switch (field.kind()) {
                            case NUMBER -> texts.get("gateway.prompt.error.number");
                            case BOOLEAN -> texts.get("gateway.prompt.error.choice", 2);
                            case ONE, SEVERAL ->
                                    texts.get(
                                            "gateway.prompt.error.choice", field.options().size());
                            default -> texts.get("gateway.prompt.error.line");
                        });
    }

    /** What is wrong with an answer as a whole. */
    static Optional<String> problem(Prompt prompt, Map<String, List<String>> values, Texts texts) {
        int length = 0;
        for (Field field : prompt.open()) {
            List<String> given = values.getOrDefault(field.name(), field.values());
            Optional<String> problem = problem(field, given, texts);
            if (problem.isPresent()) {
                return Optional.of(
                        field.label().isEmpty()
                                ? problem.get()
                                : field.label() + ": " + problem.get());
            }
            length += length(given);
        }
        return length > LONGEST
                ? Optional.of(texts.get("gateway.prompt.error.long", LONGEST))
                : Optional.empty();
    }

    private static int length(List<String> values) {
        return values.stream().mapToInt(value -> value.length() + 1).sum();
    }

    private static boolean isRight(Field field, List<String> values) {
        boolean alone = values.size() == 1;
        return switch (field.kind()) {
            case LINES, FIXED -> true;
            case TEXT, SECRET -> alone && values.get(0).chars().noneMatch(PromptCheck::endsLine);
            case NUMBER -> alone && isNumber(values.get(0));
            case BOOLEAN -> alone && List.of("true", "false").contains(values.get(0));
            case ONE -> alone && field.option(values.get(0)).isPresent();
            case SEVERAL ->
                    values.stream().allMatch(value -> field.option(value).isPresent())
                            && new HashSet<>(values).size() == values.size();
        };
    }

    private static boolean endsLine(int character) {
        return character == '\n' || character == '\r';
    }

    private static boolean isNumber(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            // That is the answer.
            return false;
        }
    }

    /** Whether a value means the same as none. */
    static boolean isNothing(Field field, List<String> values) {
        return values.isEmpty()
                && (field.kind() == Kind.SECRET
                        || field.kind() == Kind.NUMBER
                        || field.kind() == Kind.BOOLEAN
                        || field.kind() == Kind.ONE);
    }
}
