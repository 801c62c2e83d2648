package org.igniterealtime.openfire.plugin.imservices.definition;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What can be said in English, for the log, and in other languages.
 *
 * @param key of the text in the plugin's texts; empty when there is only the English one
 * @param pattern the English text with {@code {0}}, {@code {1}} … where arguments belong, as {@link MessageFormat} reads it
 * @param arguments as text, so that no language formats them
 */
public record Phrase(String key, String pattern, List<String> arguments) {
    public Phrase {
        Objects.requireNonNull(key);
        Objects.requireNonNull(pattern);
        arguments = List.copyOf(arguments);
    }

    /** A text that there is only in English. */
    public static Phrase english(String text) {
        return new Phrase("", "{0}", List.of(text));
    }

    /** In English. */
    @Override
    public String toString() {
        return new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray());
    }
}
