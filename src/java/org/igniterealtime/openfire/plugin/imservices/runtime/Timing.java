package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Duration;

/**
 * How long the manager waits.
 *
 * @param refused before a refused domain is asked for again; doubled with each refusal
 * @param refusedMost the most that comes to
 * @param failed before a service is started again that did not start or stopped by itself; doubled with each failure. Long,
 *     because a start can be dear: a process for each of a thousand services
 * @param failedMost the most that comes to
 * @param steady a service that has worked for so long begins with the first wait again
 * @param stop for all services to stop
 * @param unreadable before a file that could not be read is read again
 */
record Timing(
        Duration refused,
        Duration refusedMost,
        Duration failed,
        Duration failedMost,
        Duration steady,
        Duration stop,
        Duration unreadable) {

    static final Timing NORMAL =
            new Timing(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10));

    /**
     * @param attempts how many have failed in succession, from 1
     */
    Duration wait(boolean wasRefused, int attempts) {
        Duration first = wasRefused ? refused : failed;
        Duration most = wasRefused ? refusedMost : failedMost;
        Duration wait = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
