package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Logger log = Logger.getLogger(Door.class);
    private final Level before = log.getLevel();
    private final List<String> lines = new ArrayList<>();
    private final AppenderSkeleton appender =
            new AppenderSkeleton() {
                @Override
                protected void append(LoggingEvent event) {
                    lines.add(event.getRenderedMessage());
                }

                @Override
                public void close() {
                    lines.clear();
                }

                @Override
                public boolean requiresLayout() {
                    return false;
                }
            };

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        log.addAppender(appender);
    }

    @AfterEach
    void leave() {
        log.removeAppender(appender);
        log.setLevel(before);
    }

    @Test
    void aMillionInAMinuteAreOneLine() {
        Refusals refusals = new Refusals("at port 7778", 0);
        for (int n = 0; n < 1_000_000; n++) {
            refusals.count(Refusals.Reason.GARBAGE);
            refusals.tell(n);
        }
        refusals.count(Refusals.Reason.SLOW);
        assertEquals(List.of(), lines);
        refusals.tell(MINUTE);
        assertEquals(
                List.of(
                        "File transfer proxy at port 7778: of the connections of the last minute"
                                + " 1,000,000 spoke no SOCKS 5, 1 took too long to say what they want"),
                lines);
    }

    @Test
    void aQuietMinuteIsNone() {
        Refusals refusals = new Refusals("at port 7778", 0);
        refusals.count(Refusals.Reason.THIRD);
        refusals.tell(MINUTE);
        refusals.tell(2 * MINUTE);
        refusals.count(Refusals.Reason.THIRD);
        refusals.tell(2 * MINUTE + 1);
        assertEquals(1, lines.size(), lines::toString);
    }
}
