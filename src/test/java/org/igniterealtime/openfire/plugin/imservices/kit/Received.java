package org.igniterealtime.openfire.plugin.imservices.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What came in, in order, until somebody takes it. */
final class Received<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<T> items = new ArrayList<>();
    private final String owner;

    Received(String owner) {
        this.owner = owner;
    }

    void add(T item) {
        lock.lock();
        try {
            items.add(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first that fits, waiting for it. */
    T await(String what, Duration limit, Predicate<T> fits) throws InterruptedException {
        return await(what, limit, fits, 1).get(0);
    }

    /**
     * Takes the first ones that fit, waiting until there are as many as wanted.
     *
     * @throws AssertionError when there are fewer after the time; the message shows what came instead
     */
    List<T> await(String what, Duration limit, Predicate<T> fits, int count)
            throws InterruptedException {
        long nanos = limit.toNanos();
        List<T> taken = new ArrayList<>();
        lock.lock();
        try {
            int seen = 0;
            while (true) {
                while (seen < items.size() && taken.size() < count) {
                    if (fits.test(items.get(seen))) {
                        taken.add(items.remove(seen));
                    } else {
                        seen++;
                    }
                }
                if (taken.size() == count) {
                    return taken;
                }
                if (nanos <= 0) {
                    throw new AssertionError(
                            owner
                                    + " got "
                                    + taken.size()
                                    + " of "
                                    + count
                                    + " within "
                                    + limit.toSeconds()
                                    + " s: "
                                    + what
                                    + "; other things that came: "
                                    + items.subList(Math.max(0, items.size() - 20), items.size()));
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first that fits of those that are there already. */
    Optional<T> poll(Predicate<T> fits) {
        List<T> taken = takeAll(fits, 1);
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken.get(0));
    }

    /** Takes all that fit of those that are there already. */
    List<T> takeAll(Predicate<T> fits) {
        return takeAll(fits, Integer.MAX_VALUE);
    }

    private List<T> takeAll(Predicate<T> fits, int count) {
        lock.lock();
        try {
            List<T> taken = new ArrayList<>();
            int seen = 0;
            while (seen < items.size() && taken.size() < count) {
                if (fits.test(items.get(seen))) {
                    taken.add(items.remove(seen));
                } else {
                    seen++;
                }
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int count(Predicate<T> fits) {
        lock.lock();
        try {
            return (int) items.stream().filter(fits).count();
        } finally {
            lock.unlock();
        }
    }
}
