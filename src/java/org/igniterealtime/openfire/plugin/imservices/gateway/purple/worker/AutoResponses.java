package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * "I am away": networks say it for each message to somebody who is; users need it once in a while. For the loop thread.
 */
final class AutoResponses {

    private static final long QUIET_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int KEPT = 4096;

    private final Clock clock;

    private record Key(Login login, String from) {}

    private record Told(String text, long time) {}

    private final Map<Key, Told> told =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Told> eldest) {
                    return size() > KEPT;
                }
            };

    AutoResponses(Clock clock) {
        this.clock = clock;
    }

    /** Whether the user has not been told the same lately. */
    boolean isNews(Login login, String from, String text) {
        Key key = new Key(login, from);
        long now = clock.millis();
        Told before = told.get(key);
        if (before != null && before.text().equals(text) && now - before.time() < QUIET_MILLIS) {
            return false;
        }
        told.put(key, new Told(text, now));
        return true;
    }
}
