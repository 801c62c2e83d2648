package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two connections, what one sends going to the other. Outsiders may end it; the rest is for its relay's thread. */
public final class Stream {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final Relay relay;
    private final Terms terms;
    private final Side first;
    private final Side second;
    private long movedAt;
    private boolean ended;

    Stream(Relay relay, Terms terms, Guest first, Guest second) {
        this.relay = relay;
        this.terms = terms;
        this.first = new Side(this, first.channel());
        this.second = new Side(this, second.channel());
        Flow there =
                new Flow(this.first, this.second, first.early(), terms.bandwidth(), terms.total());
        Flow back =
                new Flow(this.second, this.first, second.early(), terms.bandwidth(), terms.total());
        this.first.connect(there, back);
        this.second.connect(back, there);
    }

    /** Ends it soon, if it has not ended. Any thread. */
    public void end(End why) {
        relay.post(() -> relay.end(this, why));
    }

    Terms terms() {
        return terms;
    }

    Side first() {
        return first;
    }

    Side second() {
        return second;
    }

    Relay relay() {
        return relay;
    }

    /** Some of it has been moved at this time. */
    void moved(long now) {
        movedAt = now;
    }

    boolean isIdle(long now) {
        return now - movedAt > terms.idle().toNanos()
                && !first.out().isPaused()
                && !second.out().isPaused();
    }

    boolean isFinished() {
        return first.out().isClosed() && second.out().isClosed();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Closes both connections. Who is cut off is reset: nobody takes half a file for a whole one. */
    void close(End why) {
        ended = true;
        close(first.channel(), why != End.FINISHED);
        close(second.channel(), why != End.FINISHED);
    }

    static void close(SocketChannel channel, boolean reset) {
        try {
            if (reset && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            LOG.debug("A connection cannot be reset, it is only closed", e);
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A connection cannot be closed in good order", e);
        }
    }
}
