package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Takes frames apart, however the bytes of them arrive. For one thread. After a {@link WireException} the link cannot be
 * used any more.
 *
 * @param <T> {@link Command} or {@link Event}
 */
public final class FrameReader<T> {

    private static final int INITIAL = 64 * 1024;
    private static final int HEADER = 4;

    private final WireCodec<T> codec;
    private byte[] bytes = new byte[INITIAL];
    private int start;
    private int end;

    public FrameReader(WireCodec<T> codec) {
        this.codec = codec;
    }

    /**
     * Reads once from a channel in blocking mode: waits until there is something and takes what there is. Call {@link
     * #next} until it gives null before the next call.
     *
     * @return false at the end of the stream
     * @throws WireException when the stream ends within a frame
     */
    public boolean readFrom(ReadableByteChannel channel) throws IOException {
        compact();
        ByteBuffer space = ByteBuffer.wrap(bytes, end, bytes.length - end);
        int read = channel.read(space);
        if (read < 0) {
            if (end > start) {
                throw new WireException("the stream ends within a frame");
            }
            return false;
        }
        end += read;
        return true;
    }

    /**
     * The next message, or null when the rest of it has not been read yet.
     *
     * @throws WireException when it is too long or malformed
     */
    public T next() throws WireException {
        if (end - start < HEADER) {
            return null;
        }
        int length = ByteBuffer.wrap(bytes).getInt(start);
        if (length < 0 || length > WireCodec.MAX_FRAME) {
            throw new WireException("a frame claims " + Integer.toUnsignedLong(length) + " bytes");
        }
        if (end - start - HEADER < length) {
            return null;
        }
        T message = codec.decode(bytes, start + HEADER, length);
        start += HEADER + length;
        return message;
    }

    /** Makes room for more: moves the rest to the front, and grows when a single frame needs it. */
    private void compact() {
        int rest = end - start;
        if (rest == 0 && bytes.length > INITIAL) {
            bytes = new byte[INITIAL];
        } else if (rest == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        } else if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, rest);
        }
        start = 0;
        end = rest;
    }
}
