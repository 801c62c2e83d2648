package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections that led to nothing, by their reasons, and tells the log once a minute: somebody who knocks a million times is
 * one line. Used by the door's thread only.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final long EVERY_NS = Duration.ofMinutes(1).toNanos();

    /** Why a connection came to nothing. */
    enum Reason {
        /** Not SOCKS 5. */
        GARBAGE("spoke no SOCKS 5"),
        /** Without the method "no authentication". */
        AUTHENTICATION("wanted to authenticate"),
        COMMAND("wanted something other than to connect"),
        /** The address is no hash. */
        NO_HASH("named no hash"),
        /** Two have named the hash already. */
        THIRD("came third to a stream"),
        /** Not all of the handshake in time. */
        SLOW("took too long to say what they want"),
        /** Nobody has activated the stream in time. */
        NOT_ACTIVATED("were not activated in time"),
        /** The client has hung up. */
        GONE("hung up"),
        /** Too many from the same address. */
        ADDRESS("were too many from one address"),
        /** Too many in all; the oldest has to go. */
        CROWDED("had to make room for newer ones"),
        /** A failure of the network or the system. */
        BROKEN("broke");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final String place;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private long since;

    /**
     * @param place what is said of the door
     */
    Refusals(String place, long now) {
        this.place = place;
        this.since = now;
    }

    void count(Reason reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    /** Tells, when it is time and there is something to tell. */
    void tell(long now) {
        if (now - since < EVERY_NS) {
            return;
        }
        since = now;
        // Who hangs up has usually found another way; it is no sign of anything.
        if (!counts.isEmpty() && LOG.isInfoEnabled()) {
            LOG.info(
                    "File transfer proxy {}: of the connections of the last minute {}",
                    place,
                    this);
        }
        counts.clear();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().words))
                .collect(Collectors.joining(", "));
    }
}
