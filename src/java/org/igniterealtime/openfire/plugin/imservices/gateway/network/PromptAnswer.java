package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user answers to a {@link Prompt}.
 *
 * @param id the prompt's
 * @param given whether he answers; if not he declines, and there are no values
 * @param values by the name of the field; a field that is not there stays as it was shown
 */
public record PromptAnswer(long id, boolean given, Map<String, List<String>> values) {

    public PromptAnswer {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((name, each) -> copy.put(name, List.copyOf(each)));
        values = Map.copyOf(copy);
    }

    public static PromptAnswer of(Prompt prompt, Map<String, List<String>> values) {
        return new PromptAnswer(prompt.id(), true, values);
    }

    public static PromptAnswer decline(Prompt prompt) {
        return new PromptAnswer(prompt.id(), false, Map.of());
    }

    /** Without the values: they may be passwords. */
    @Override
    public String toString() {
        return "PromptAnswer[" + id + ", " + (given ? values.keySet() : "declined") + "]";
    }
}
