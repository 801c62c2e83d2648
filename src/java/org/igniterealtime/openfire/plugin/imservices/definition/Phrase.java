package org.igniterealtime.openfire.plugin.imservices.definition;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A wording and what it is about: can be said in English and in other languages.
 *
 * @param arguments as text, so that no language formats them
 */
public record Phrase(Wording wording, List<String> arguments) {
    public Phrase {
        Objects.requireNonNull(wording);
        arguments = List.copyOf(arguments);
    }

    /** In English. */
    @Override
    public String toString() {
        return new MessageFormat(wording.pattern(), Locale.ROOT).format(arguments.toArray());
    }
}
