package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.Locale;
import java.util.Objects;

/** What a person is told beside a form or at the end of a command: XEP-0050 section 4.3. */
public record Note(Level level, String text) {

    public enum Level {
        INFO,
        WARN,
        ERROR;

        /** The value of the attribute {@code type}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Note {
        Objects.requireNonNull(level);
        Objects.requireNonNull(text);
    }

    public static Note info(String text) {
        return new Note(Level.INFO, text);
    }

    public static Note warn(String text) {
        return new Note(Level.WARN, text);
    }

    public static Note error(String text) {
        return new Note(Level.ERROR, text);
    }
}
