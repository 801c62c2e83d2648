package org.igniterealtime.openfire.plugin.imservices.commands;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xmpp.packet.JID;

/**
 * The executions that go on (XEP-0050 section 3.3). One that nobody has touched for {@link #IDLE} ends, as does the oldest when there are too
 * many: scripts forget to cancel. Of those that have ended the last ids are known, because section 4.4 tells them from ids that never
 * were. Safe for several threads.
 */
final class Sessions {

    static final Duration IDLE = Duration.ofMinutes(15);
    static final int LIMIT_EACH = 20;
    static final int LIMIT = 200;
    private static final int ENDED = 1000;
    private static final int ID_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    synchronized Session open(JID owner, Operation operation, Turn turn) {
        sweep();
        List<Session> own =
                open.values().stream()
                        .filter(each -> each.owner().toBareJID().equals(owner.toBareJID()))
                        .toList();
        if (own.size() >= LIMIT_EACH) {
            endOldest(own);
        } else if (open.size() >= LIMIT) {
            endOldest(List.copyOf(open.values()));
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Session session =
                new Session(HexFormat.of().formatHex(id), owner, operation, turn, clock.instant());
        open.put(session.id(), session);
        return session;
    }

    private void endOldest(List<Session> sessions) {
        sessions.stream()
                .min(Comparator.comparing(Session::used))
                .ifPresent(session -> end(session.id()));
    }

    /** The execution, and from now on it has just been used. */
    synchronized Optional<Session> find(String id) {
        sweep();
        Session session = open.get(id);
        if (session != null) {
            session.use(clock.instant());
        }
        return Optional.ofNullable(session);
    }

    /** Whether there was an execution with this id; of long ago it is not known any more. */
    synchronized boolean hasEnded(String id) {
        return ended.contains(id);
    }

    synchronized void end(String id) {
        if (open.remove(id) == null) {
            return;
        }
        ended.add(id);
        if (ended.size() > ENDED) {
            ended.remove(ended.iterator().next());
        }
    }

    /** Ends those that nobody has touched for long: their forms may hold passwords. */
    synchronized void sweep() {
        Instant limit = clock.instant().minus(IDLE);
        for (Session session : List.copyOf(open.values())) {
            if (session.used().isBefore(limit)) {
                end(session.id());
            }
        }
    }

    synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    synchronized void endAll() {
        open.clear();
        ended.clear();
    }
}
