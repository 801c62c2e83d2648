package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Tells what the user has sent through the worker from what he has sent from another device. Some protocols write down what they
 * have sent, as they write down what comes from another device (server.h: {@code send_im} returns 0 then); such an echo is expected
 * once for each message. For the loop thread.
 */
final class OwnEchoes {

    /** An echo comes when the network has answered. */
    static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private static final int KEPT = 1_000;

    private record Expected(Login login, String to, String text, long since) {}

    private final Deque<Expected> expected = new ArrayDeque<>();

    /**
     * A protocol that writes down what it sends has taken a message.
     *
     * @param to the contact's name, normalized
     */
    void expect(Login login, String to, String text, long now) {
        if (expected.size() == KEPT) {
            expected.poll();
        }
        expected.add(new Expected(login, to, text.strip(), now));
    }

    /** Whether a message that the user has sent is one that was expected, which it is no longer then. */
    boolean isEcho(Login login, String to, String text, long now) {
        expected.removeIf(one -> now - one.since() > PATIENCE_NANOS);
        String bare = text.strip();
        for (Iterator<Expected> all = expected.iterator(); all.hasNext(); ) {
            Expected one = all.next();
            if (one.login() == login && one.to().equals(to) && one.text().equals(bare)) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    /** The account has gone. */
    void forget(Login login) {
        expected.removeIf(one -> one.login() == login);
    }
}
