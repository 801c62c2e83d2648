package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * Gathers frames, to be written at once. For one thread.
 *
 * @param <T> {@link Command} or {@link Event}
 */
public final class FrameWriter<T> {

    private static final int INITIAL = 16 * 1024;
    private static final int KEPT = 1 << 20;
    private static final int HEADER = 4;

    /** How much goes to the channel in one call: the JDK copies it to a buffer of that size and keeps the buffer. */
    private static final int CHUNK = 64 * 1024;

    private final WireCodec<T> codec;
    private final Target target = new Target();
    private CBORGenerator generator;
    private byte[] bytes = new byte[INITIAL];
    private int size;

    public FrameWriter(WireCodec<T> codec) {
        this.codec = codec;
        this.generator = codec.generator(target);
    }

    /**
     * Appends a message.
     *
     * @throws WireException when it is longer than {@link WireCodec#MAX_FRAME}; nothing has been appended then
     */
    public void append(T message) throws WireException {
        int start = size;
        boolean done = false;
        try {
            reserve(HEADER);
            size += HEADER;
            codec.encode(message, generator);
            generator.flush();
            int length = size - start - HEADER;
            if (length > WireCodec.MAX_FRAME) {
                throw new WireException(
                        "a " + message.getClass().getSimpleName() + " has " + length + " bytes");
            }
            ByteBuffer.wrap(bytes).putInt(start, length);
            done = true;
        } catch (WireException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("the target does no I/O", e);
        } finally {
            if (!done) {
                // The generator may hold half a message.
                generator = codec.generator(target);
                size = start;
            }
        }
    }

    /** How many bytes are waiting. */
    public int size() {
        return size;
    }

    /** Writes all that is waiting to a channel in blocking mode. After an exception the link cannot be used any more. */
    public void writeTo(WritableByteChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, size);
        while (buffer.position() < size) {
            buffer.limit(Math.min(size, buffer.position() + CHUNK));
            channel.write(buffer);
        }
        clear();
    }

    /** Forgets what is waiting. */
    public void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private final class Target extends OutputStream {
        @Override
        public void write(int b) {
            reserve(1);
            bytes[size++] = (byte) b;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            reserve(length);
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
        }
    }
}
