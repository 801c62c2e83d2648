package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a worker from flooding the log: so many lines a minute, and a word about the rest. For one thread. */
final class LineLimit {

    private static final Logger LOG = LoggerFactory.getLogger(LineLimit.class);
    private static final int LINES_A_MINUTE = 30;
    private static final long MINUTE = 60_000;

    private final String name;
    private final Clock clock;
    private long minute;
    private int lines;

    LineLimit(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Whether the next line may be written. */
    boolean mayPass() {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            if (lines > LINES_A_MINUTE) {
                LOG.warn("{} had {} further lines to say", name, lines - LINES_A_MINUTE);
            }
            minute = now;
            lines = 0;
        }
        lines++;
        return lines <= LINES_A_MINUTE;
    }
}
