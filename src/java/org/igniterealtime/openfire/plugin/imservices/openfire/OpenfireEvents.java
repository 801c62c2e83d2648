package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens on Openfire. Its sources hang in the server only while somebody listens. They put what they see into a queue that is
 * never waited for; a task of the executor takes it from there to the listeners, in order.
 */
final class OpenfireEvents implements ServerEvents {

    private static final Logger log = LoggerFactory.getLogger(OpenfireEvents.class);

    /** Events that may wait. */
    static final int MOST = 1000;

    /** Something of the server that tells what happens. */
    interface Tap {

        /** Begins to tell. */
        void open();

        /** Tells no more; the reverse of {@link #open}. */
        void close();
    }

    private record Happened(Instant at, Event event) {}

    private final Executor executor;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Happened> waiting = new ArrayBlockingQueue<>(MOST);
    private final Map<Source, LongAdder> lost = new EnumMap<>(Source.class);
    private final AtomicBoolean telling = new AtomicBoolean();
    private List<Tap> taps = List.of();

    OpenfireEvents(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
        for (Source source : Source.values()) {
            lost.put(source, new LongAdder());
        }
    }

    /** What tells; once, before anybody listens. */
    synchronized void tapped(List<Tap> all) {
        taps = List.copyOf(all);
    }

    @Override
    public synchronized Listening listen(Listener listener) {
        Listener own = (at, event) -> listener.happened(at, event);
        if (listeners.isEmpty()) {
            taps.forEach(Tap::open);
        }
        listeners.add(own);
        return () -> forget(own);
    }

    private synchronized void forget(Listener listener) {
        if (listeners.remove(listener) && listeners.isEmpty()) {
            for (int i = taps.size() - 1; i >= 0; i--) {
                taps.get(i).close();
            }
        }
    }

    /** Takes an event, on any thread; returns at once and throws nothing. */
    void happened(Source source, Event event) {
        if (listeners.isEmpty()) {
            return;
        }
        if (!waiting.offer(new Happened(clock.instant(), event))) {
            lost.get(source).increment();
        }
        tell();
    }

    private void tell() {
        if (telling.compareAndSet(false, true)) {
            try {
                executor.execute(this::tellAll);
            } catch (RejectedExecutionException e) {
                log.debug("The plugin stops; what happens is not told", e);
                telling.set(false);
            }
        }
    }

    private void tellAll() {
        try {
            for (Happened next = waiting.poll(); next != null; next = waiting.poll()) {
                toAll(next.at(), next.event());
            }
            tellLosses();
        } finally {
            telling.set(false);
        }
        if (!waiting.isEmpty()) {
            tell();
        }
    }

    private void tellLosses() {
        lost.forEach(
                (source, counter) -> {
                    long count = counter.sumThenReset();
                    if (count > 0) {
                        log.warn("{} events ({}) came too fast to be told", count, source);
                        toAll(clock.instant(), new Lost(source, count));
                    }
                });
    }

    private void toAll(Instant at, Event event) {
        for (Listener listener : listeners) {
            try {
                listener.happened(at, event);
            } catch (RuntimeException | LinkageError e) {
                log.error("{} was not told to a service", event, e);
            }
        }
    }
}
