package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Arrays;

/**
 * What a room can say, one constant of an enum for each text: in English, for the log, and under {@link #key} in the plugin's
 * texts, in every language. Phrases of the plugin are made here only, so that none has no translation.
 */
public interface Words {

    /** The key of the text in the plugin's texts. */
    String key();

    /** The English text with {@code {0}}, {@code {1}} … where arguments belong, as {@link java.text.MessageFormat} reads it. */
    String pattern();

    /**
     * What is said about these.
     *
     * @param arguments phrases, which are said in the same language, or anything else, as its text
     */
    default Phrase with(Object... arguments) {
        return new Phrase(
                key(),
                pattern(),
                Arrays.stream(arguments)
                        .map(it -> it instanceof Phrase ? it : String.valueOf(it))
                        .toList());
    }
}
