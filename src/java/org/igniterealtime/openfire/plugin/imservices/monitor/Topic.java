package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** What can be asked. The word in messages, and what the node of the command ends with. */
enum Topic {
    HELP(null),
    STATUS(null),
    SESSIONS(Series.SESSIONS),
    SERVICES(null),
    MEMORY(Series.MEMORY),
    THREADS(Series.THREADS),
    DATABASE(Series.DATABASE),
    GATEWAYS(null),
    QUEUES(null),
    LOG(null);

    private final Series series;

    Topic(Series series) {
        this.series = series;
    }

    /** What a service that only tells events can be asked. */
    static final Set<Topic> OF_EVENTS = Collections.unmodifiableSet(EnumSet.of(HELP));

    static final Set<Topic> ALL = Collections.unmodifiableSet(EnumSet.allOf(Topic.class));

    /** The English word, which is understood in all languages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word in another language, which is understood from who speaks it. */
    String word(Texts texts) {
        return texts.get("monitor.word." + word());
    }

    String title(Texts texts) {
        return texts.get("monitor.title." + word());
    }

    /** What there is a chart of. */
    Optional<Series> series() {
        return Optional.ofNullable(series);
    }

    /** The topic that a word means. */
    static Optional<Topic> of(String word, Texts texts) {
        String small = word.toLowerCase(Locale.ROOT);
        for (Topic topic : values()) {
            if (small.equals(topic.word()) || word.equalsIgnoreCase(topic.word(texts))) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
