package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WireCodecTest {

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyCommandComesBack(
            @ForAll("commands") List<Command> sent, @ForAll @IntRange(min = 1, max = 97) int chunk)
            throws IOException {
        assertEquals(sent, passed(WireCodec.COMMANDS, sent, chunk));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyEventComesBack(
            @ForAll("events") List<Event> sent, @ForAll @IntRange(min = 1, max = 97) int chunk)
            throws IOException {
        assertEquals(sent, passed(WireCodec.EVENTS, sent, chunk));
    }

    @Property(tries = 2000)
    void anyBytesGiveMessagesOrAWireException(@ForAll byte[] bytes) throws IOException {
        byte[] framed =
                ByteBuffer.allocate(bytes.length + 4).putInt(bytes.length).put(bytes).array();
        FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
        reader.readFrom(Channels.newChannel(new ByteArrayInputStream(framed)));
        try {
            reader.next();
        } catch (WireException e) {
            assertNull(e.getCause());
        }
    }

    @Property(tries = 1000)
    void aDamagedByteGivesAMessageOrAWireException(
            @ForAll("events") List<Event> sent, @ForAll int place, @ForAll byte damage)
            throws IOException {
        byte[] bytes = bytes(WireCodec.EVENTS, sent);
        if (bytes.length == 0) {
            return;
        }
        bytes[Math.floorMod(place, bytes.length)] ^= damage;
        FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
        ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(bytes));
        try {
            while (reader.readFrom(channel)) {
                while (reader.next() != null) {
                    // What is damaged within a text is a text still.
                }
            }
        } catch (WireException e) {
            assertNull(e.getCause());
        }
    }

    @Test
    void aMessageTooLongForAFrameIsRefusedAndLeavesNothing() throws IOException {
        FrameWriter<Command> writer = new FrameWriter<>(WireCodec.COMMANDS);
        writer.append(new Command.LogOut(1));
        String secret = "secret".repeat(WireCodec.MAX_FRAME / 6 + 1);
        WireException e =
                assertThrows(
                        WireException.class,
                        () -> writer.append(new Command.Send(1, 2, "bob", secret)));
        assertFalse(e.getMessage().contains("secret"));
        writer.append(new Command.LogOut(2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(Channels.newChannel(out));
        assertEquals(
                List.of(new Command.LogOut(1), new Command.LogOut(2)),
                read(WireCodec.COMMANDS, out.toByteArray(), 1000));
    }

    @Test
    void aNullFieldIsRefusedByNameAndLeavesNothing() throws IOException {
        FrameWriter<Command> writer = new FrameWriter<>(WireCodec.COMMANDS);
        NullPointerException e =
                assertThrows(
                        NullPointerException.class,
                        () -> writer.append(new Command.Send(1, 2, null, "text")));
        assertEquals("the field to of Send is null", e.getMessage());
        assertEquals(0, writer.size());
        writer.append(new Command.Stop());
        assertTrue(writer.size() > 4);
    }

    @Test
    void theLongestMessagesPass() throws IOException {
        String text = "x".repeat(WireCodec.MAX_FRAME - 1000);
        List<Command> sent = List.of(new Command.Send(1, 2, "b", text), new Command.LogOut(1));
        assertEquals(sent, passed(WireCodec.COMMANDS, sent, 100_000));
    }

    @Test
    void aFrameThatClaimsTooMuchIsRefused() throws IOException {
        for (int length : new int[] {WireCodec.MAX_FRAME + 1, -1, Integer.MIN_VALUE}) {
            FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
            byte[] bytes = ByteBuffer.allocate(4).putInt(length).array();
            reader.readFrom(Channels.newChannel(new ByteArrayInputStream(bytes)));
            assertThrows(WireException.class, reader::next);
        }
    }

    @Test
    void theEndWithinAFrameIsAnError() throws IOException {
        byte[] whole = bytes(WireCodec.EVENTS, List.of(new Event.Notice(1, "secret")));
        FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
        ReadableByteChannel channel =
                Channels.newChannel(
                        new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 1)));
        assertTrue(reader.readFrom(channel));
        assertNull(reader.next());
        WireException e = assertThrows(WireException.class, () -> reader.readFrom(channel));
        assertEquals("the stream ends within a frame", e.getMessage());
    }

    @Test
    void anUnknownNumberIsNamed() throws IOException {
        // RFC 8949: 0x81 an array of one, 0x18 0x63 the number 99.
        byte[] bytes = {0, 0, 0, 3, (byte) 0x81, 0x18, 0x63};
        FrameReader<Event> reader = new FrameReader<>(WireCodec.EVENTS);
        reader.readFrom(Channels.newChannel(new ByteArrayInputStream(bytes)));
        WireException e = assertThrows(WireException.class, reader::next);
        assertEquals("there is no Event with the number 99", e.getMessage());
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() throws IOException {
        List<Command> got =
                passed(WireCodec.COMMANDS, List.of(new Command.Send(1, 2, "b", "a\ud83dz")), 9);
        assertEquals(List.of(new Command.Send(1, 2, "b", "a\ufffdz")), got);
    }

    private static <T> List<T> passed(WireCodec<T> codec, List<T> sent, int chunk)
            throws IOException {
        return read(codec, bytes(codec, sent), chunk);
    }

    private static <T> byte[] bytes(WireCodec<T> codec, List<T> sent) throws IOException {
        FrameWriter<T> writer = new FrameWriter<>(codec);
        for (T message : sent) {
            writer.append(message);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(Channels.newChannel(out));
        return out.toByteArray();
    }

    /** Reads with at most so many bytes at a time. */
    private static <T> List<T> read(WireCodec<T> codec, byte[] bytes, int chunk)
            throws IOException {
        FrameReader<T> reader = new FrameReader<>(codec);
        List<T> got = new ArrayList<>();
        ReadableByteChannel channel =
                Channels.newChannel(
                        new ByteArrayInputStream(bytes) {
                            @Override
                            public synchronized int read(byte[] b, int off, int len) {
                                return super.read(b, off, Math.min(len, chunk));
                            }

                            @Override
                            public synchronized int available() {
                                return 0;
                            }
                        });
        while (reader.readFrom(channel)) {
            for (T message = reader.next(); message != null; message = reader.next()) {
                got.add(message);
            }
        }
        return got;
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return messages(Command.class).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return messages(Event.class).list().ofMaxSize(20);
    }

    private static <T> Arbitrary<T> messages(Class<T> family) {
        return Arbitraries.of(family.getPermittedSubclasses())
                .flatMap(type -> record(type).map(family::cast));
    }

    private static Arbitrary<Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> fields =
                Arrays.stream(components).map(c -> value(c.getGenericType())).toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(fields)
                .as(
                        values -> {
                            try {
                                return type.getDeclaredConstructor(types)
                                        .newInstance(values.toArray());
                            } catch (ReflectiveOperationException e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    private static Arbitrary<Object> value(Type type) {
        if (type == int.class) {
            return Arbitraries.integers().asGeneric();
        } else if (type == long.class) {
            return Arbitraries.longs().asGeneric();
        } else if (type == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        } else if (type == String.class) {
            return text().asGeneric();
        } else if (type instanceof Class<?> c && c.isEnum()) {
            return Arbitraries.<Object>of(c.getEnumConstants());
        } else if (type instanceof Class<?> c && c.isSealed()) {
            return Arbitraries.of(c.getPermittedSubclasses()).flatMap(WireCodecTest::record);
        } else if (type instanceof Class<?> c && c.isRecord()) {
            return record(c);
        } else if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return value(p.getActualTypeArguments()[0]).list().ofMaxSize(5).asGeneric();
        } else if (type instanceof ParameterizedType p && p.getRawType() == Map.class) {
            return Arbitraries.maps(text(), value(p.getActualTypeArguments()[1]))
                    .ofMaxSize(5)
                    .asGeneric();
        }
        throw new AssertionError(type.toString());
    }

    private static Arbitrary<String> text() {
        Arbitrary<String> characters =
                Arbitraries.strings()
                        .ofMaxLength(300)
                        .filter(s -> s.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
        Arbitrary<String> emoji =
                Arbitraries.integers()
                        .between(0x1f300, 0x1f6ff)
                        .map(Character::toString)
                        .list()
                        .ofMaxSize(50)
                        .map(l -> String.join("\n", l));
        return Arbitraries.oneOf(characters, emoji);
    }
}
