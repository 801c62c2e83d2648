package org.igniterealtime.openfire.plugin.imservices.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers and texts among bytes. A text takes one byte a character where that is enough, else two. */
final class Packed {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Packed() {}

    static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static int length(String text) {
        return text == null ? 0 : text.length();
    }

    /** Whether one byte a character is enough. */
    static boolean isNarrow(String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a text.
     *
     * @param text null counts as empty
     * @return the index behind it
     */
    static int write(byte[] bytes, int start, boolean narrow, String text) {
        int at = start;
        for (int i = 0; text != null && i < text.length(); i++) {
            char character = text.charAt(i);
            bytes[at++] = (byte) character;
            if (!narrow) {
                bytes[at++] = (byte) (character >>> 8);
            }
        }
        return at;
    }

    static char character(byte[] bytes, int at, boolean narrow) {
        int low = bytes[at] & 0xFF;
        return (char) (narrow ? low : low | (bytes[at + 1] & 0xFF) << 8);
    }

    /**
     * Whether this text stands there.
     *
     * @param text null counts as empty
     * @param from where the text begins in the string
     */
    static boolean isText(byte[] bytes, int at, boolean narrow, String text, int from) {
        int length = length(text);
        if (narrow) {
            for (int i = from; i < length; i++) {
                if ((bytes[at + i - from] & 0xFF) != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = from; i < length; i++) {
            if (character(bytes, at + 2 * (i - from), false) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
