package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages to CBOR (RFC 8949) and back: an array of the message's number, then the record's fields in order. The number is
 * the place of the record in its sealed interface: both ends of a link are of the same jar, and {@link
 * Command.Hello#version} tells when they are not. A new message is a new record and nothing else.
 *
 * <p>Used through {@link FrameWriter} and {@link FrameReader}. Safe for use by several threads.
 *
 * @param <T> {@link Command} or {@link Event}
 */
public final class WireCodec<T> {

    /** Of the wire format, for {@link Command.Hello#version}. */
    public static final int VERSION = 2;

    /** The longest frame in bytes, without its length. */
    public static final int MAX_FRAME = 1 << 20;

    public static final WireCodec<Command> COMMANDS = new WireCodec<>(Command.class);
    public static final WireCodec<Event> EVENTS = new WireCodec<>(Event.class);

    private final Class<T> family;
    private final RecordShape[] shapes;
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final CBORFactory factory;

    private WireCodec(Class<T> family) {
        this.family = family;
        Class<?>[] types = family.getPermittedSubclasses();
        this.shapes = new RecordShape[types.length];
        for (int i = 0; i < types.length; i++) {
            shapes[i] = new RecordShape(types[i]);
            numbers.put(types[i], i);
        }
        this.factory =
                CBORFactory.builder()
                        // Buffers of the codec's own: those of threads would outlive the plugin.
                        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                        // Half of a surrogate pair, which no UTF-8 can hold, becomes U+FFFD.
                        .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
                        .build();
    }

    CBORGenerator generator(OutputStream out) {
        try {
            return factory.createGenerator(out);
        } catch (IOException e) {
            throw new IllegalStateException("a generator is made without I/O", e);
        }
    }

    void encode(T message, CBORGenerator out) throws IOException {
        int number = numbers.get(message.getClass());
        RecordShape shape = shapes[number];
        out.writeStartArray(message, shape.size() + 1);
        out.writeNumber(number);
        shape.write(message, out);
        out.writeEndArray();
    }

    T decode(byte[] bytes, int from, int length) throws WireException {
        String what = family.getSimpleName();
        try (CBORParser in = factory.createParser(bytes, from, length)) {
            if (in.nextToken() != JsonToken.START_ARRAY
                    || in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new WireException("a frame does not begin with a number");
            }
            long number = in.getLongValue();
            if (number < 0 || number >= shapes.length) {
                throw new WireException("there is no " + what + " with the number " + number);
            }
            what += " with the number " + number;
            T message = family.cast(shapes[(int) number].read(in));
            if (in.nextToken() != null) {
                throw new WireException("something follows the " + what);
            }
            return message;
        } catch (JsonProcessingException e) {
            // Not as the cause: the parser's message may quote what it read.
            throw new WireException("a " + what + " is malformed: " + e.getClass().getSimpleName());
        } catch (WireException e) {
            throw e;
        } catch (IOException e) {
            throw new WireException("a " + what + " is malformed: " + e.getClass().getSimpleName());
        }
    }
}
