package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One of the two connections of a stream. Used by the relay's thread. */
final class Side {

    private final Stream stream;
    private final SocketChannel channel;
    private SelectionKey key;
    private Flow out;
    private Flow in;

    Side(Stream stream, SocketChannel channel) {
        this.stream = stream;
        this.channel = channel;
    }

    /**
     * @param fromHere what this side sends
     * @param toHere what it is sent
     */
    void connect(Flow fromHere, Flow toHere) {
        out = fromHere;
        in = toHere;
    }

    void registered(SelectionKey registration) {
        key = registration;
    }

    Stream stream() {
        return stream;
    }

    SocketChannel channel() {
        return channel;
    }

    Flow out() {
        return out;
    }

    Flow in() {
        return in;
    }

    /** Is woken for what it can do something about: who is not read from has to wait with sending. */
    void updateInterest() {
        int wanted =
                (out.wantsToRead() ? SelectionKey.OP_READ : 0)
                        | (in.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
