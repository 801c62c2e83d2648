package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Whose connection is being made: a few at a time. A server whose backlog is full drops connections, and many networks
 * take a crowd from one address for an attack. For the loop thread.
 */
final class Connecting {

    private static final int AT_ONCE = 8;

    /** Whoever takes longer than this does not hold up others. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Consumer<Login> connect;
    private final ArrayDeque<Login> waiting = new ArrayDeque<>();
    private final Map<Login, Long> begun = new HashMap<>();
    private boolean starting;

    Connecting(Consumer<Login> connect) {
        this.connect = connect;
    }

    void add(Login login) {
        waiting.add(login);
        startMore();
    }

    /** It is online, or not going to be. */
    void settled(Login login) {
        waiting.remove(login);
        if (begun.remove(login) != null) {
            startMore();
        }
    }

    /** Called about once a second. */
    void tick(long now) {
        List<Login> late = new ArrayList<>();
        begun.forEach(
                (login, since) -> {
                    if (now - since > PATIENCE_NANOS) {
                        late.add(login);
                    }
                });
        late.forEach(this::settled);
    }

    private void startMore() {
        if (starting) {
            // One that failed at once, below.
            return;
        }
        starting = true;
        try {
            while (!waiting.isEmpty() && begun.size() < AT_ONCE) {
                Login login = waiting.poll();
                begun.put(login, System.nanoTime());
                connect.accept(login);
            }
        } finally {
            starting = false;
        }
    }
}
