package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
    private final Predicate<Login> asked;
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
     * @param asked whether an account waits for its user: then it is nobody's fault, and the time begins anew
     */
    Connecting(Consumer<Login> connect, Consumer<Login> late, Predicate<Login> asked) {
        this.connect = connect;
        this.late = late;
        this.asked = asked;
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

    /** Whether it has begun to connect and is not online. */
    boolean holds(Login login) {
        return connecting.containsKey(login);
    }

    private void pass(Login login) {
        if (begun.remove(login) != null) {
            startMore();
        }
    }

    /** Called about once a second. */
    void tick(long now) {
        longer(begun, PATIENCE_NANOS, now).forEach(this::pass);
        connecting.replaceAll((login, since) -> asked.test(login) ? (Long) now : since);
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
