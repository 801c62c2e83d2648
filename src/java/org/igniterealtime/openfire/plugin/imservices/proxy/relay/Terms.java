package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.time.Duration;
import java.util.Objects;

/**
 * Under what terms a stream is relayed.
 *
 * @param idle after so long without a byte in either direction it is ended
 * @param bandwidth bytes a second in each direction of it; 0 for no limit
 * @param total for all the streams that share it
 * @param listener is told of it
 */
public record Terms(Duration idle, long bandwidth, Throttle total, StreamListener listener) {
    public Terms {
        if (idle.isNegative() || idle.isZero() || bandwidth < 0) {
            throw new IllegalArgumentException(idle + " idle, " + bandwidth + " bytes a second");
        }
        Objects.requireNonNull(total);
        Objects.requireNonNull(listener);
    }
}
