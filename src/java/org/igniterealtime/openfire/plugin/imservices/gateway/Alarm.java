package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.rooms.Surroundings;

/** One timer of a session. Used and answered in the session's mailbox. */
final class Alarm implements Surroundings.Timer {

    private final ScheduledExecutorService executor;
    private final Consumer<Runnable> mailbox;
    private Future<?> pending;
    private long setting;

    Alarm(ScheduledExecutorService executor, Consumer<Runnable> mailbox) {
        this.executor = executor;
        this.mailbox = mailbox;
    }

    /** Runs the action after the delay, instead of what was set before. */
    @Override
    public void set(Duration delay, Runnable action) {
        cancel();
        long mine = setting;
        pending =
                executor.schedule(
                        () -> mailbox.accept(() -> ring(mine, action)),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void cancel() {
        setting++;
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    boolean isSet() {
        return pending != null;
    }

    private void ring(long mine, Runnable action) {
        // It may have been cancelled while it waited in the mailbox.
        if (mine == setting) {
            pending = null;
            action.run();
        }
    }
}
