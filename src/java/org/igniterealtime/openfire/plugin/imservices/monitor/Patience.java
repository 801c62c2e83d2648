package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xmpp.packet.JID;

/**
 * How many questions somebody may ask: some at once, and then one every few seconds. So two automata that answer each other do not
 * fill the server. Safe for use by several threads.
 */
final class Patience {

    static final int AT_ONCE = 20;
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final int PEOPLE = 1000;

    private final Clock clock;

    /** When who asks has no question behind him any more, in milliseconds. */
    private final Map<JID, Long> rested = new LinkedHashMap<>();

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Counts a question; false when there were too many. */
    synchronized boolean allows(JID user) {
        long now = clock.millis();
        long limit = now + AT_ONCE * EACH.toMillis();
        JID who = user.asBareJID();
        // Of a clock that was put back nobody has to wait for long.
        long before = Math.min(limit, Math.max(now, rested.getOrDefault(who, now)));
        long until = before + EACH.toMillis();
        if (until > limit) {
            rested.put(who, before);
            return false;
        }
        rested.remove(who);
        rested.put(who, until);
        if (rested.size() > PEOPLE) {
            rested.remove(rested.keySet().iterator().next());
        }
        return true;
    }
}
