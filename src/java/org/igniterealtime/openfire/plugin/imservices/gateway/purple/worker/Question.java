package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * A question of libpurple's.
 *
 * @param type its {@code PurpleRequestType}
 * @param title plain text, as the next two
 * @param fields what is to be filled in
 * @param answer tells libpurple the answer: the values of those fields that were filled in, by name
 * @param decline tells libpurple that there is none
 * @param dispose gives back what is libpurple's no longer; after either of them, or when libpurple has closed the question
 */
record Question(
        int type,
        String title,
        String primary,
        String secondary,
        List<Event.PromptField> fields,
        Consumer<Map<String, List<String>>> answer,
        Runnable decline,
        Runnable dispose) {

    /** A text that nobody would read to its end does not fit into a frame either. */
    private static final int MOST_CHARACTERS = 100_000;

    /** What is asked, in the network's own words; each once. */
    String words() {
        List<String> words = new ArrayList<>();
        for (String text : List.of(title, primary, secondary)) {
            if (!text.isEmpty() && !words.contains(text)) {
                words.add(text);
            }
        }
        return String.join("\n", words);
    }

    boolean isTooLong() {
        long characters = (long) title.length() + primary.length() + secondary.length();
        for (Event.PromptField field : fields) {
            characters += 20L + field.name().length() + field.label().length();
            for (String value : field.values()) {
                characters += 10L + value.length();
            }
            for (Event.PromptOption option : field.options()) {
                characters += 20L + option.label().length();
            }
        }
        return characters > MOST_CHARACTERS;
    }
}
