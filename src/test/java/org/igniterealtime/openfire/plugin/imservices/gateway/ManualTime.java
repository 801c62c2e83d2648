package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so, and an executor that goes by it, in the test's own thread. */
public final class ManualTime extends AbstractExecutorService implements ScheduledExecutorService {

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final Duration period;
        private Instant due;
        private final long order = ++timers;

        /** @param period null for once */
        private Timer(Callable<V> task, Instant due, Duration period) {
            super(task);
            this.due = due;
            this.period = period;
        }

        @Override
        public void run() {
            if (period == null) {
                super.run();
            } else if (runAndReset()) {
                due = now.plus(period);
                waiting.add(this);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            Timer<?> timer = (Timer<?>) other;
            int byTime = due.compareTo(timer.due);
            return byTime != 0 ? byTime : Long.compare(order, timer.order);
        }
    }

    private final PriorityQueue<Timer<?>> waiting = new PriorityQueue<>();
    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private long timers;
    private boolean ended;

    Instant now() {
        return now;
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** Runs what is due now, and what that brings about. */
    public void run() {
        while (!waiting.isEmpty() && !waiting.peek().due.isAfter(now)) {
            waiting.poll().run();
        }
    }

    /** Lets time pass, from one timer to the next. */
    public void pass(Duration duration) {
        Instant end = now.plus(duration);
        run();
        while (!waiting.isEmpty() && !waiting.peek().due.isAfter(end)) {
            now = waiting.peek().due;
            run();
        }
        now = end;
    }

    /** Timers that are neither due nor cancelled. */
    long pending() {
        return waiting.stream().filter(timer -> !timer.isCancelled()).count();
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        Timer<V> timer = new Timer<>(callable, now.plus(delay, unit.toChronoUnit()), null);
        waiting.add(timer);
        return timer;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable command, long initialDelay, long delay, TimeUnit unit) {
        Timer<?> timer =
                new Timer<>(
                        Executors.callable(command),
                        now.plus(initialDelay, unit.toChronoUnit()),
                        Duration.of(delay, unit.toChronoUnit()));
        waiting.add(timer);
        return timer;
    }

    @Override
    public void shutdown() {
        ended = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        ended = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return ended;
    }
}
