package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayDeque;
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

    /** Longer than a system tries to connect: its words come first. */
    static final long LONGEST_NANOS = 180_000_000_000L;

    private final Consumer<Login> connect;
    private final Consumer<Login> late;
    private final ArrayDeque<Login> waiting = new ArrayDeque<>();

    /** Who holds up others, since when. */
    private final Map<Login, Long> begun = new HashMap<>();

    /** Who is connecting, since when. */
    private final Map<Login, Long> connecting = new HashMap<>();

    private boolean starting;

    /**
     * @param connect begins to connect an account
     * @param late called when an account is not online after {@link #LONGEST_NANOS}: servers exist that take connections
     *     and say nothing, and protocols wait for them for ever
     */
    Connecting(Consumer<Login> connect, Consumer<Login> late) {
        this.connect = connect;
        this.late = late;
    }

    void add(Login login) {
        waiting.add(login);
        startMore();
    }

    /** It is online, or not going to be. */
    void settled(Login login) {
        waiting.remove(login);
        connecting.remove(login);
        pass(login);
    }

    private void pass(Login login) {
        if (begun.remove(login) != null) {
            startMore();
        }
    }

    /** Called about once a second. */
    void tick(long now) {
        longer(begun, PATIENCE_NANOS, now).forEach(this::pass);
        for (Login login : longer(connecting, LONGEST_NANOS, now)) {
            connecting.remove(login);
            late.accept(login);
        }
    }

    private static List<Login> longer(Map<Login, Long> since, long nanos, long now) {
        return since.entrySet().stream()
                .filter(entry -> now - entry.getValue() > nanos)
                .map(Map.Entry::getKey)
                .toList();
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
                long now = System.nanoTime();
                begun.put(login, now);
                connecting.put(login, now);
                connect.accept(login);
            }
        } finally {
            starting = false;
        }
    }
}
