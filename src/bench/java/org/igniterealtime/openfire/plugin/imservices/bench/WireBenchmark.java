package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message of 70 characters on the link between the plugin and a worker, in batches of 100; the time is that of one. */
@State(Scope.Thread)
public class WireBenchmark {

    private static final int BATCH = 100;

    private final Command message =
            new Command.Send(
                    42,
                    1234567,
                    "somebody",
                    "It is a truth universally acknowledged, that a single man in possession");
    private final FrameWriter<Command> writer = new FrameWriter<>(WireCodec.COMMANDS);
    private final FrameReader<Command> reader = new FrameReader<>(WireCodec.COMMANDS);
    private final Memory memory = new Memory();

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int encode() throws IOException {
        for (int n = 0; n < BATCH; n++) {
            writer.append(message);
        }
        int size = writer.size();
        writer.clear();
        return size;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Command encodeAndDecode() throws IOException {
        for (int n = 0; n < BATCH; n++) {
            writer.append(message);
        }
        writer.writeTo(memory);
        memory.buffer.flip();
        Command last = null;
        while (memory.buffer.hasRemaining()) {
            reader.readFrom(memory);
            for (Command next = reader.next(); next != null; next = reader.next()) {
                last = next;
            }
        }
        memory.buffer.clear();
        return last;
    }

    /** In place of the socket, which is not what is measured. */
    private static final class Memory implements ReadableByteChannel, WritableByteChannel {
        private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);

        @Override
        public int read(ByteBuffer target) {
            int length = Math.min(target.remaining(), buffer.remaining());
            target.put(buffer.slice(buffer.position(), length));
            buffer.position(buffer.position() + length);
            return length;
        }

        @Override
        public int write(ByteBuffer source) {
            int length = source.remaining();
            buffer.put(source);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
