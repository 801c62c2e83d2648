package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The crashes of late: how long to wait before the next start, and whether an administrator should know. Not thread safe. */
final class CrashHistory {

    /** What is older is forgotten. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** From so many on the service is degraded. */
    static final int MANY = 3;

    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final Deque<Instant> crashes = new ArrayDeque<>();

    void crashed(Instant now) {
        crashes.addLast(now);
        forget(now);
    }

    int count(Instant now) {
        forget(now);
        return crashes.size();
    }

    /** From now until the next worker may be started: half a second after the first crash, twice as long after each further. */
    Duration delay(Instant now) {
        int count = count(now);
        if (count == 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(count - 1, 20));
        if (delay.compareTo(LONGEST_DELAY) > 0) {
            delay = LONGEST_DELAY;
        }
        Duration rest = Duration.between(now, crashes.getLast().plus(delay));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private void forget(Instant now) {
        while (!crashes.isEmpty() && crashes.getFirst().isBefore(now.minus(WINDOW))) {
            crashes.removeFirst();
        }
    }
}
