package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Does something for each of many users, a few at a time with pauses, so that neither the server nor
 * the network is stormed.
 */
final class Rollout {

    private static final int AT_ONCE = 20;
    private static final long PAUSE_MILLIS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(Rollout.class);

    private final ScheduledExecutorService executor;
    private final Consumer<JID> action;
    private final Queue<JID> rest = new ArrayDeque<>();
    private Future<?> next;
    private boolean running;
    private boolean stopped;

    Rollout(ScheduledExecutorService executor, Consumer<JID> action) {
        this.executor = executor;
        this.action = action;
    }

    synchronized void add(Collection<JID> users) {
        rest.addAll(users);
        if (!running) {
            schedule(0);
        }
    }

    synchronized void stop() {
        stopped = true;
        rest.clear();
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private synchronized JID poll() {
        return rest.poll();
    }

    private synchronized void schedule(long delayMillis) {
        running = !stopped && !rest.isEmpty();
        if (running) {
            next = executor.schedule(this::some, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void some() {
        JID user = null;
        for (int i = 0; i < AT_ONCE && (user = poll()) != null; i++) {
            try {
                action.accept(user);
            } catch (RuntimeException e) {
                LOG.error("{} could not be looked after; the next ones follow", user, e);
            }
        }
        schedule(PAUSE_MILLIS);
    }
}
