package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Duration;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What is told of events. */
enum EventWording implements Words {
    ONLINE("{0} is online"),
    OFFLINE("{0} is offline"),
    LOGIN("Log-in of {0} failed"),
    LOGIN_FROM("Log-in of {0} from {1} failed"),
    LOGIN_LOCKED("Log-in of {0} refused: the account is locked"),
    NO_NAME("an unknown user"),
    SERVICE("Service {0}: {1}"),
    SERVICE_WAS("Service {0}: {1} (before: {2})"),
    SERVICE_WHY("{0}. {1}"),
    S2S("The server {0} cannot be reached ({1})"),
    RAISED("{0}: {1} (limit: {2})"),
    ENDED("{0}: {1}, within the limit of {2} again after {3}"),
    MEMORY("Memory in use"),
    SESSIONS("Clients logged in"),
    QUEUE("Waiting tasks"),
    DISK("Free space on the disk"),
    DATABASE("Answer time of the database"),
    NO_ANSWER("no answer"),
    SECONDS("{0} s"),
    MINUTES("{0} min"),
    HOURS("{0} h {1} min"),
    LOST("Too many events at once; not told: {0}"),
    SUBSCRIBERS("Subscribers to events"),
    SUBSCRIBERS_DESCRIPTION("How many users and programs have subscribed to events."),
    SUBSCRIBERS_UNIT("subscribers"),
    TOLD("Events told"),
    TOLD_DESCRIPTION("How many events happen in a second that are told to subscribers."),
    TOLD_UNIT("events a second"),
    NO_SUBSCRIPTIONS("who has subscribed to events cannot be read: {0}");

    private final String pattern;

    EventWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "monitor.tells." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }

    static Phrase duration(Duration duration) {
        if (duration.toMinutes() < 2) {
            return SECONDS.with(Math.max(0, duration.toSeconds()));
        }
        return duration.toHours() < 2
                ? MINUTES.with(duration.toMinutes())
                : HOURS.with(duration.toHours(), duration.toMinutesPart());
    }
}
