package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void whatIsMovedIsPaidWithTime() {
        Throttle throttle = new Throttle(1000);
        long now = System.nanoTime() + SECOND;
        // A tenth of a second is free after a rest.
        assertEquals(0, throttle.charge(100, now));
        assertEquals(SECOND / 2, throttle.charge(500, now));
        assertEquals(SECOND / 2, throttle.charge(500, now + SECOND / 2));
    }

    @Test
    void aRestIsNotSavedUp() {
        Throttle throttle = new Throttle(1000);
        long now = System.nanoTime() + 100 * SECOND;
        assertEquals(SECOND - SECOND / 10, throttle.charge(1000, now));
    }

    @Test
    void noLimitCostsNothing() {
        assertEquals(0, new Throttle(0).charge(Long.MAX_VALUE, System.nanoTime()));
    }

    @Test
    void theSlowMoveLittleAtOnce() {
        assertTrue(new Throttle(10 * 1024).chunk() <= 1024);
    }
}
