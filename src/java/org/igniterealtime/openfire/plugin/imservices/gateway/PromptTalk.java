package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Field;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Kind;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Option;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * A prompt as a conversation: what is said, and what is made of the answers, one field after the other. Used in the session's mailbox
 * only.
 */
final class PromptTalk {

    /** Declines, in every language. */
    static final String CANCEL = "cancel";

    /** Leaves a field as it is. */
    static final String KEEP = "-";

    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private final Prompt prompt;
    private final List<Field> open;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private int next;

    PromptTalk(Prompt prompt) {
        this.prompt = prompt;
        this.open = prompt.open();
    }

    Prompt prompt() {
        return prompt;
    }

    /** What has been answered. */
    Map<String, List<String>> values() {
        return values;
    }

    boolean isComplete() {
        return next >= Math.max(1, open.size());
    }

    /** The whole question, and how to answer its first field. */
    String opening(String network, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("gateway.prompt.asks", network));
        for (String text : List.of(prompt.title(), prompt.primary(), prompt.secondary())) {
            if (!text.isEmpty() && !lines.contains(text)) {
                lines.add(text);
            }
        }
        lines.add(step(texts));
        return String.join("\n", lines);
    }

    /** The field that is next, what there is to read before it, and how to answer. */
    String step(Texts texts) {
        List<String> lines = new ArrayList<>();
        if (open.isEmpty()) {
            prompt.fields().forEach(field -> lines.add(field.label()));
            lines.add(texts.get("gateway.prompt.how.ok", CANCEL));
            return String.join("\n", lines);
        }
        Field field = open.get(next);
        lines.addAll(readBefore(field));
        if (open.size() > 1) {
            lines.add(texts.get("gateway.prompt.step", next + 1, open.size(), field.label()));
        } else if (!field.label().isEmpty()) {
            lines.add(field.label());
        }
        List<String> labels = choices(field, texts);
        for (int i = 0; i < labels.size(); i++) {
            lines.add((i + 1) + ": " + labels.get(i));
        }
        lines.add(how(field, texts));
        return String.join("\n", lines);
    }

    private List<String> readBefore(Field wanted) {
        List<Field> all = prompt.fields();
        int end = all.indexOf(wanted);
        int start = next == 0 ? 0 : all.indexOf(open.get(next - 1)) + 1;
        List<String> lines = new ArrayList<>();
        all.subList(start, end).forEach(field -> lines.add(field.label()));
        return lines;
    }

    private static List<String> choices(Field field, Texts texts) {
        return field.kind() == Kind.BOOLEAN
                ? List.of(texts.get("gateway.prompt.yes"), texts.get("gateway.prompt.no"))
                : field.options().stream().map(Option::label).toList();
    }

    private String how(Field field, Texts texts) {
        String key =
                switch (field.kind()) {
                    case SECRET -> "secret";
                    case NUMBER -> "number";
                    case BOOLEAN, ONE -> "one";
                    case SEVERAL -> "several";
                    default -> "text";
                };
        String how = texts.get("gateway.prompt.how." + key, CANCEL);
        if (!mayKeep(field)) {
            return how;
        }
        return how
                + " "
                + (field.values().isEmpty()
                        ? texts.get("gateway.prompt.how.skip", KEEP)
                        : texts.get("gateway.prompt.how.keep", KEEP, shown(field, texts)));
    }

    private boolean mayKeep(Field field) {
        return !field.values().isEmpty() || open.size() > 1 && !field.required();
    }

    private static String shown(Field field, Texts texts) {
        return String.join(
                ", ",
                field.values().stream()
                        .map(
                                value ->
                                        field.kind() == Kind.BOOLEAN
                                                ? texts.get(
                                                        value.equals(TRUE)
                                                                ? "gateway.prompt.yes"
                                                                : "gateway.prompt.no")
                                                : field.option(value)
                                                        .map(Option::label)
                                                        .orElse(value))
                        .toList());
    }

    /** Takes what was written as the answer to the next field; what is wrong with it, and then it is not taken. */
    Optional<String> take(String text, Texts texts) {
        if (open.isEmpty()) {
            return confirm(text, texts);
        }
        Field field = open.get(next);
        if (text.strip().equals(KEEP) && mayKeep(field)) {
            next++;
            return Optional.empty();
        }
        List<String> given = read(field, text, texts);
        Optional<String> problem = PromptCheck.problem(field, given, texts);
        if (problem.isEmpty()) {
            values.put(field.name(), given);
            next++;
        }
        return problem;
    }

    private Optional<String> confirm(String text, Texts texts) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("ok") || word.equals(texts.get("gateway.prompt.yes"))) {
            next++;
            return Optional.empty();
        }
        return Optional.of(texts.get("gateway.prompt.how.ok", CANCEL));
    }

    private static List<String> read(Field field, String text, Texts texts) {
        String line = text.strip();
        return switch (field.kind()) {
            case NUMBER -> List.of(line);
            case BOOLEAN -> {
                String chosen = choose(line, choices(field, texts), List.of(TRUE, FALSE));
                yield List.of(chosen);
            }
            case ONE -> List.of(choose(line, choices(field, texts), optionValues(field)));
            case SEVERAL -> {
                List<String> labels = choices(field, texts);
                yield List.of(line.split("[\\s,;]+")).stream()
                        .map(each -> choose(each, labels, optionValues(field)))
                        .toList();
            }
            default -> List.of(text);
        };
    }

    private static List<String> optionValues(Field field) {
        return field.options().stream().map(Option::value).toList();
    }

    /** The value whose number or label it is; a word that is no value when it is none. */
    private static String choose(String text, List<String> labels, List<String> values) {
        return IntStream.range(0, labels.size())
                .filter(
                        i ->
                                text.equals(Integer.toString(i + 1))
                                        || text.equalsIgnoreCase(labels.get(i)))
                .mapToObj(values::get)
                .findFirst()
                .orElse("?");
    }
}
