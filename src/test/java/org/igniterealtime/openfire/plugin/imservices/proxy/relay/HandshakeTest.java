package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.igniterealtime.openfire.plugin.imservices.kit.SocksClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1928 sections 3, 4 and 6, as XEP-0065 sections 6.3.2 and 10.2 narrow them. */
class HandshakeTest {

    private static final String HASH = "972b7bf47291ca609517f67f86b5081086052dad";

    private final Handshake handshake = new Handshake();

    private Handshake.Step take(int... bytes) {
        byte[] real = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            real[i] = (byte) bytes[i];
        }
        return handshake.take(ByteBuffer.wrap(real));
    }

    private void greet() {
        assertEquals(Handshake.Step.GREETING, take(5, 2, 2, 0));
        assertArrayEquals(new byte[] {5, 0}, handshake.answer());
    }

    @Test
    void theAnswerRepeatsAddressAndPort() {
        greet();
        byte[] request = SocksClient.connectTo(HASH.toUpperCase(java.util.Locale.ROOT));
        request[request.length - 1] = 7;
        assertEquals(Handshake.Step.REQUEST, handshake.take(ByteBuffer.wrap(request)));
        byte[] answer = request.clone();
        answer[1] = 0;
        assertArrayEquals(answer, handshake.answer());
        assertEquals(HASH, handshake.hash());
        answer[1] = 2;
        assertArrayEquals(answer, handshake.notAllowed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void bytesComeInAnyPieces(int size) {
        byte[] all = new byte[3 + 7 + 40 + 5];
        System.arraycopy(new byte[] {5, 1, 0}, 0, all, 0, 3);
        System.arraycopy(SocksClient.connectTo(HASH), 0, all, 3, 47);
        int greetings = 0;
        Handshake.Step step = Handshake.Step.MORE;
        int at = 0;
        ByteBuffer piece = ByteBuffer.allocate(0);
        while (step != Handshake.Step.REQUEST) {
            step = handshake.take(piece);
            greetings += step == Handshake.Step.GREETING ? 1 : 0;
            if (step == Handshake.Step.MORE) {
                piece = ByteBuffer.wrap(all, at, Math.min(size, all.length - at)).slice();
                at += piece.remaining();
            }
        }
        assertEquals(1, greetings);
        assertEquals(HASH, handshake.hash());
        assertEquals(all.length - 50, piece.remaining() + all.length - at, "what follows is left");
    }

    @Test
    void whoSpeaksSomethingElseIsNotAnswered() {
        assertEquals(Handshake.Step.REFUSED, take('G'));
        assertEquals(Refusals.Reason.GARBAGE, handshake.refusal());
        assertEquals(0, handshake.answer().length);
    }

    @Test
    void whoCannotDoWithoutAuthenticationIsTold() {
        assertEquals(Handshake.Step.REFUSED, take(5, 2, 1, 2));
        assertArrayEquals(new byte[] {5, (byte) 0xFF}, handshake.answer());
    }

    @Test
    void onlyConnect() {
        greet();
        byte[] request = SocksClient.connectTo(HASH);
        request[1] = 3;
        assertEquals(Handshake.Step.REFUSED, handshake.take(ByteBuffer.wrap(request)));
        assertEquals(7, handshake.answer()[1]);
    }

    @Test
    void onlyNames() {
        greet();
        assertEquals(Handshake.Step.REFUSED, take(5, 1, 0, 1, 127, 0, 0, 1, 0, 80));
        assertEquals(8, handshake.answer()[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "www.example.org", "972b7bf47291ca609517f67f86b5081086052dax"})
    void onlyHashes(String name) {
        greet();
        assertEquals(
                Handshake.Step.REFUSED,
                handshake.take(ByteBuffer.wrap(SocksClient.connectTo(name))));
        assertEquals(2, handshake.answer()[1]);
        assertEquals(Refusals.Reason.NO_HASH, handshake.refusal());
    }

    @Test
    void theLongestMessagesFit() {
        byte[] greeting = new byte[2 + 255];
        Arrays.fill(greeting, (byte) 9);
        greeting[0] = 5;
        greeting[1] = (byte) 255;
        greeting[256] = 0;
        assertEquals(Handshake.Step.GREETING, handshake.take(ByteBuffer.wrap(greeting)));
        byte[] request = SocksClient.connectTo("x".repeat(255));
        assertEquals(Handshake.Step.REFUSED, handshake.take(ByteBuffer.wrap(request)));
    }
}
