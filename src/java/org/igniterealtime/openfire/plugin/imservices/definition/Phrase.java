package org.igniterealtime.openfire.plugin.imservices.definition;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What can be said in English, for the log, and in other languages.
 *
 * @param key of the text in the plugin's texts; empty when there is only the English one
 * @param pattern the English text with {@code {0}}, {@code {1}} … where arguments belong, as {@link MessageFormat} reads it
 * @param arguments each a text, so that no language formats it, or a phrase
 */
public record Phrase(String key, String pattern, List<?> arguments) implements Serializable {

    /** Says nothing. */
    public static final Phrase NOTHING = new Phrase("", "", List.of());

    public Phrase {
        Objects.requireNonNull(key);
        Objects.requireNonNull(pattern);
        arguments = List.copyOf(arguments);
        for (Object argument : arguments) {
            if (!(argument instanceof String || argument instanceof Phrase)) {
                throw new IllegalArgumentException("no text and no phrase: " + argument);
            }
        }
    }

    /** A text that there is only in English. */
    public static Phrase english(String text) {
        return text.isEmpty() ? NOTHING : new Phrase("", "{0}", List.of(text));
    }

    /** Phrases one after the other, without those that say nothing. */
    public static Phrase joined(String separator, List<Phrase> phrases) {
        List<Phrase> parts = phrases.stream().filter(part -> !part.isEmpty()).toList();
        if (parts.size() < 2) {
            return parts.isEmpty() ? NOTHING : parts.get(0);
        }
        List<Object> arguments = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        for (Phrase part : parts) {
            if (!arguments.isEmpty()) {
                pattern.append('{').append(arguments.size()).append('}');
                arguments.add(separator);
            }
            pattern.append('{').append(arguments.size()).append('}');
            arguments.add(part);
        }
        return new Phrase("", pattern.toString(), arguments);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        // Asked for each row of the console's list, mostly of what has nothing to say.
        return pattern.isEmpty() || toString().isEmpty();
    }

    /** The same with other arguments. */
    public Phrase with(List<?> others) {
        return new Phrase(key, pattern, others);
    }

    /** In English. */
    @Override
    public String toString() {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
    }
}
