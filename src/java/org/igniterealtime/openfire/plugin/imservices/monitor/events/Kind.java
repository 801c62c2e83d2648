package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** A kind of events. The word in messages, and the node of programs. */
enum Kind {
    /** A user comes online or goes offline. */
    ONLINE,
    /** A log-in fails. */
    LOGIN,
    /** A service of the plugin changes its state. */
    SERVICES,
    /** Another server cannot be reached. */
    S2S,
    /** Memory in use, in percent of what there may be. */
    MEMORY,
    /** Clients that are logged in. */
    SESSIONS,
    /** Tasks of the plugin that wait for a thread. */
    QUEUE,
    /** MiB that are free on the disk. */
    DISK,
    /** Milliseconds that the database takes to answer. */
    DATABASE;

    /** Stands for all kinds. */
    private static final String ALL = "all";

    /** The English word, which is understood in all languages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word in another language, which is understood from who speaks it. */
    String word(Texts texts) {
        return texts.get("monitor.event.word." + word());
    }

    /** What it tells, in a few words. */
    String about(Texts texts) {
        return texts.get("monitor.event.about." + word());
    }

    /** For who reads a list of them: the word in both languages. */
    String title(Texts texts) {
        String own = word(texts);
        return own.equalsIgnoreCase(word()) ? word() : own + " (" + word() + ")";
    }

    static Optional<Kind> of(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kinds that a word means: one, all, or none. */
    static Set<Kind> meant(String word, Texts texts) {
        if (word.equalsIgnoreCase(ALL)
                || word.equalsIgnoreCase(texts.get("monitor.event.word.all"))) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> meant = EnumSet.noneOf(Kind.class);
        for (Kind kind : values()) {
            if (word.equalsIgnoreCase(kind.word()) || word.equalsIgnoreCase(kind.word(texts))) {
                meant.add(kind);
            }
        }
        return meant;
    }

    /** Kinds one after the other, for people. */
    static String list(Collection<Kind> kinds, Texts texts) {
        return kinds.stream()
                .sorted()
                .map(kind -> kind.title(texts))
                .collect(Collectors.joining(", "));
    }
}
