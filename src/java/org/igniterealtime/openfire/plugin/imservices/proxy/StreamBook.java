package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.End;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Stream;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.StreamListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The streams of one service: whose they are, how many there may be, what they have moved. Safe for use by several threads. */
final class StreamBook {

    private static final Logger LOG = LoggerFactory.getLogger(StreamBook.class);

    private final String domain;
    private final int most;
    private final int mostOfUser;
    private final AtomicInteger places = new AtomicInteger();
    private final Map<JID, Integer> users = new ConcurrentHashMap<>();
    private final Map<Stream, Place> streams = new ConcurrentHashMap<>();
    private final LongAdder bytes = new LongAdder();
    private volatile boolean closed;

    StreamBook(String domain, int most, int mostOfUser) {
        this.domain = domain;
        this.most = most;
        this.mostOfUser = mostOfUser;
    }

    /** A place for one stream; it is freed with {@link #free} or by the stream's end. */
    final class Place implements StreamListener {

        private final JID owner;
        private final JID peer;

        private Place(JID owner, JID peer) {
            this.owner = owner;
            this.peer = peer;
        }

        /** The stream has not begun. */
        void free() {
            places.decrementAndGet();
            users.computeIfPresent(owner.asBareJID(), (user, n) -> n == 1 ? null : n - 1);
        }

        @Override
        public boolean started(Stream stream) {
            streams.put(stream, this);
            if (closed) {
                streams.remove(stream);
                return false;
            }
            LOG.debug("{}: {} has begun a stream", domain, owner);
            return true;
        }

        @Override
        public void moved(long more) {
            bytes.add(more);
        }

        @Override
        public void ended(Stream stream, End end) {
            LOG.debug("{}: a stream of {} has ended: {}", domain, owner, end);
            free();
            synchronized (StreamBook.this) {
                streams.remove(stream);
                StreamBook.this.notifyAll();
            }
        }
    }

    /**
     * A place; null when there are too many, in all or of the user.
     *
     * @param owner who begins the stream, and whose it counts as
     * @param peer who is at its other end
     */
    Place place(JID owner, JID peer) {
        if (places.incrementAndGet() > most) {
            places.decrementAndGet();
            return null;
        }
        Place place = new Place(owner, peer);
        if (users.merge(owner.asBareJID(), 1, Integer::sum) > mostOfUser) {
            place.free();
            return null;
        }
        return place;
    }

    /** Ends the streams that have somebody at an end who does not pass. */
    void shutOut(Predicate<JID> passes) {
        streams.forEach(
                (stream, place) -> {
                    if (!passes.test(place.owner) || !passes.test(place.peer)) {
                        LOG.info(
                                "{}: a stream of {} to {} is ended by the access list",
                                domain,
                                place.owner,
                                place.peer);
                        stream.end(End.SHUT_OUT);
                    }
                });
    }

    /** Ends all streams and waits for that; there are no more then. */
    void close(Duration limit) throws InterruptedException {
        closed = true;
        streams.keySet().forEach(stream -> stream.end(End.STOPPED));
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            for (long left = limit.toMillis(); !streams.isEmpty() && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        }
        if (!streams.isEmpty()) {
            LOG.error("{}: {} streams do not end", domain, streams.size());
        }
    }

    int size() {
        return streams.size();
    }

    /** How many users have begun streams that have not ended. */
    int users() {
        return users.size();
    }

    long bytes() {
        return bytes.sum();
    }
}
