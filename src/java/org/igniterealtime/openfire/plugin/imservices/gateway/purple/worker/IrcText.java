package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts to lines of IRC, and lines without their looks. */
final class IrcText {

    /** RFC 2812 section 2.3: 512 bytes with CR and LF. */
    static final int LINE = 510;

    /**
     * What the server puts in front when it hands a message on, besides the nickname: {@code :}, {@code !}, {@code @}, a
     * space, and user and host at their longest (RFC 2812 section 2.3.1; user names of 10 with a mark in front).
     */
    private static final int ORIGIN = 4 + 11 + 63;

    private static final byte CTCP = 1;

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private IrcText() {}

    /** How many bytes of text fit into a message from one to another, so that no server cuts it. */
    static int room(int senderBytes, int targetBytes) {
        return Math.max(64, LINE - ORIGIN - senderBytes - "PRIVMSG  :".length() - targetBytes);
    }

    /**
     * The lines of a text as bytes, none longer than the room, divided at spaces where there are some. Nothing is left out
     * but control characters: CR and LF end a line, NUL a C string, and 01 quotes commands to clients. An empty line
     * becomes a space, because servers refuse to hand on nothing.
     */
    static List<byte[]> lines(String text, Charset charset, int room) {
        List<byte[]> lines = new ArrayList<>();
        String[] parts = LINE_END.split(text, -1);
        int last = parts.length;
        while (last > 0 && parts[last - 1].isEmpty()) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            String line = printable(parts[i]);
            divide(line.isEmpty() ? " " : line, charset, room, lines);
        }
        return lines;
    }

    private static String printable(String line) {
        StringBuilder printable = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean control = c < ' ' && c != '\t' || c == 0x7f;
            if (control && printable == null) {
                printable = new StringBuilder(line.length()).append(line, 0, i);
            } else if (!control && printable != null) {
                printable.append(c);
            }
        }
        return printable == null ? line : printable.toString();
    }

    private static void divide(String line, Charset charset, int room, List<byte[]> lines) {
        byte[] whole = line.getBytes(charset);
        if (whole.length <= room) {
            lines.add(whole);
            return;
        }
        int start = 0;
        while (start < line.length()) {
            int end = start;
            int space = -1;
            int bytes = 0;
            while (end < line.length()) {
                int next = line.offsetByCodePoints(end, 1);
                bytes += line.substring(end, next).getBytes(charset).length;
                if (bytes > room) {
                    break;
                }
                if (line.charAt(end) == ' ') {
                    space = next;
                }
                end = next;
            }
            if (end < line.length() && space > start) {
                end = space;
            }
            lines.add(line.substring(start, end).getBytes(charset));
            start = end;
        }
    }

    /**
     * A line without codes for bold, colours and so on; a tabulator, which libpurple takes for italics, becomes a space.
     * The same array when there is nothing to change.
     */
    static byte[] withoutLooks(byte[] line) {
        int first = 0;
        while (first < line.length && (line[first] >= ' ' || line[first] <= CTCP)) {
            first++;
        }
        if (first == line.length) {
            return line;
        }
        byte[] plain = new byte[line.length];
        System.arraycopy(line, 0, plain, 0, first);
        int size = first;
        int i = first;
        while (i < line.length) {
            byte b = line[i];
            if (b >= ' ' || b <= CTCP) {
                plain[size++] = b;
                i++;
            } else if (b == '\t') {
                plain[size++] = ' ';
                i++;
            } else if (b == 3) {
                i = afterColours(line, i + 1, 2, IrcText::isDigit);
            } else if (b == 4) {
                i = afterColours(line, i + 1, 6, IrcText::isHexDigit);
            } else {
                i++;
            }
        }
        return java.util.Arrays.copyOf(plain, size);
    }

    private interface Digits {
        boolean has(byte b);
    }

    private static int afterColours(byte[] line, int start, int most, Digits digits) {
        int at = afterDigits(line, start, most, digits);
        if (at > start && at + 1 < line.length && line[at] == ',' && digits.has(line[at + 1])) {
            return afterDigits(line, at + 1, most, digits);
        }
        return at;
    }

    private static int afterDigits(byte[] line, int start, int most, Digits digits) {
        int at = start;
        while (at < line.length && at < start + most && digits.has(line[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isHexDigit(byte b) {
        return Character.digit(b, 16) >= 0;
    }

    /** Whether a name is a channel's (RFC 2811 section 2.1). Nicknames begin with a letter or some other characters. */
    static boolean isChannel(String name) {
        return !name.isEmpty() && "#&+!".indexOf(name.charAt(0)) >= 0;
    }

    /** A text as a line: ends of lines and other control characters become spaces. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Each byte as a character, so that nothing is lost whatever the encoding. */
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Whether a line can be sent to somebody of that name: one parameter, one target (RFC 2812 section 2.3.1). */
    static boolean isTarget(String name) {
        if (name.isEmpty() || name.startsWith(":")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c == ',' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
