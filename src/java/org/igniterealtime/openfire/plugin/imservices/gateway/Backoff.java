package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each, and spread by chance, so that after an outage not
 * everybody comes at once.
 */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of the present step and the whole of it. */
    Duration next() {
        long step = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, 20));
        attempts++;
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }

    void reset() {
        attempts = 0;
    }
}
