package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The server's side of RFC 1928 for one connection, as XEP-0065 section 10.2 narrows it: no authentication, CONNECT to a domain
 * name that is a SHA-1 sum in hexadecimal digits. Takes bytes as they come, and at most {@link #LONGEST}. Not safe for several threads.
 */
final class Handshake {

    /** The request with the longest name: version, command, reserved, type, length, 255, port. */
    private static final int LONGEST = 262;

    /** Both messages of somebody who means it fit; others make it grow. */
    private static final int USUAL = 64;

    private static final byte VERSION = 5;
    private static final byte NO_AUTHENTICATION = 0;
    private static final byte CONNECT = 1;
    private static final byte DOMAIN_NAME = 3;
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

    /** Where the length of the name stands in a request. */
    private static final int LENGTH_AT = 4;

    /** What became of the bytes that there are. */
    enum Step {
        /** More are needed. */
        MORE,
        /** The client may be greeted with {@link #answer}; then call again. */
        GREETING,
        /** {@link #hash} is known; it may be answered with {@link #answer}. */
        REQUEST,
        /** Refused; {@link #answer} is what to say before closing, perhaps nothing. */
        REFUSED
    }

    private byte[] bytes = new byte[USUAL];
    private int length;
    private boolean greeted;
    private byte[] answer = {};
    private String hash;
    private Refusals.Reason refusal;

    /** Takes from the buffer what belongs to the next message, and leaves the rest. */
    Step take(ByteBuffer from) {
        int wanted = wanted();
        while (length < wanted) {
            if (!from.hasRemaining()) {
                return Step.MORE;
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(LONGEST, length * 4));
            }
            bytes[length++] = from.get();
            if (bytes[0] != VERSION) {
                return refuse(Refusals.Reason.GARBAGE);
            }
            wanted = wanted();
        }
        return greeted ? request() : greeting();
    }

    /** How long the message is, as far as that is known. */
    private int wanted() {
        if (!greeted) {
            return length < 2 ? 2 : 2 + (bytes[1] & 0xFF);
        }
        if (length <= LENGTH_AT) {
            // What is refused is refused before the rest has come.
            return length >= LENGTH_AT && bytes[3] != DOMAIN_NAME ? LENGTH_AT : LENGTH_AT + 1;
        }
        return LENGTH_AT + 1 + (bytes[LENGTH_AT] & 0xFF) + 2;
    }

    /** RFC 1928 section 3: the client lists the methods of authentication that it can. */
    private Step greeting() {
        for (int i = 2; i < length; i++) {
            if (bytes[i] == NO_AUTHENTICATION) {
                answer = new byte[] {VERSION, NO_AUTHENTICATION};
                greeted = true;
                length = 0;
                return Step.GREETING;
            }
        }
        answer = new byte[] {VERSION, (byte) 0xFF};
        return refuse(Refusals.Reason.AUTHENTICATION);
    }

    /** RFC 1928 sections 4 and 6. XEP-0065 section 6.3.2: the answer repeats address and port. */
    private Step request() {
        if (bytes[3] != DOMAIN_NAME) {
            answer = new byte[] {VERSION, 8, 0, 1, 0, 0, 0, 0, 0, 0};
            return refuse(Refusals.Reason.NO_HASH);
        }
        answer = Arrays.copyOf(bytes, length);
        if (bytes[1] != CONNECT) {
            answer[1] = 7;
            return refuse(Refusals.Reason.COMMAND);
        }
        String name =
                new String(bytes, LENGTH_AT + 1, length - LENGTH_AT - 3, StandardCharsets.US_ASCII);
        if (!SHA1.matcher(name).matches()) {
            answer[1] = NOT_ALLOWED;
            return refuse(Refusals.Reason.NO_HASH);
        }
        answer[1] = 0;
        hash = name.toLowerCase(Locale.ROOT);
        return Step.REQUEST;
    }

    private static final byte NOT_ALLOWED = 2;

    private Step refuse(Refusals.Reason reason) {
        refusal = reason;
        return Step.REFUSED;
    }

    byte[] answer() {
        return answer.clone();
    }

    /** The answer to a request that is right, when it cannot be granted. */
    byte[] notAllowed() {
        byte[] no = answer.clone();
        no[1] = NOT_ALLOWED;
        return no;
    }

    /** In small letters. */
    String hash() {
        return hash;
    }

    Refusals.Reason refusal() {
        return refusal;
    }
}
