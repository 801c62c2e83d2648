package org.igniterealtime.openfire.plugin.imservices.kit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition that nothing signals: asks again every 20 ms. */
public final class Await {

    private static final long INTERVAL_NANOS = Duration.ofMillis(20).toNanos();

    /** A condition whose check may fail. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Says for the failure message what is there instead. */
    public interface Description {
        Object describe() throws Exception;
    }

    private Await() {}

    /**
     * @throws AssertionError when the condition does not hold within the time; says what was waited for
     */
    public static void until(String what, Duration limit, Condition condition) throws Exception {
        until(what, limit, condition, () -> "");
    }

    public static void until(String what, Duration limit, Condition condition, Description instead)
            throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within "
                                + limit.toSeconds()
                                + " s: "
                                + what
                                + " "
                                + instead.describe());
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for: " + what);
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }
}
