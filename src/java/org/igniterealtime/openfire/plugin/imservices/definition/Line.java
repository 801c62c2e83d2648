package org.igniterealtime.openfire.plugin.imservices.definition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A line of a file that gives back the very bytes it was made from: LF, CRLF and CR end a line, and what is not UTF-8 is
 * kept beside its readable form.
 */
final class Line {

    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private final String ending;

    /** The bytes without the ending, when they are not the UTF-8 form of the text; else null. */
    private final byte[] malformed;

    private Line(String text, String ending, byte[] malformed) {
        this.text = text;
        this.ending = ending;
        this.malformed = malformed;
    }

    static Line of(String text, String ending) {
        return new Line(text, ending, null);
    }

    /** The lines of the bytes from the offset on; none when there are no bytes. */
    static List<Line> split(byte[] content, int offset) {
        List<Line> lines = new ArrayList<>();
        int start = offset;
        while (start < content.length) {
            int end = start;
            while (end < content.length && content[end] != '\n' && content[end] != '\r') {
                end++;
            }
            String ending = endingAt(content, end);
            lines.add(decode(content, start, end, ending));
            start = end + ending.length();
        }
        return lines;
    }

    private static String endingAt(byte[] content, int at) {
        if (at == content.length) {
            return "";
        }
        if (content[at] == '\n') {
            return "\n";
        }
        return at + 1 < content.length && content[at + 1] == '\n' ? "\r\n" : "\r";
    }

    private static Line decode(byte[] content, int start, int end, String ending) {
        String text = new String(content, start, end - start, StandardCharsets.UTF_8);
        // Decoding puts U+FFFD where it fails, so only a line that holds one can be malformed.
        if (text.indexOf(REPLACEMENT) >= 0) {
            byte[] bytes = Arrays.copyOfRange(content, start, end);
            if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
                return new Line(text, ending, bytes);
            }
        }
        return new Line(text, ending, null);
    }

    String text() {
        return text;
    }

    /** LF, CRLF, CR, or nothing on a last line without one. */
    String ending() {
        return ending;
    }

    Line withEnding(String newEnding) {
        return new Line(text, newEnding, malformed);
    }

    /** The index in the text of the first thing that is not UTF-8. */
    OptionalInt malformedAt() {
        if (malformed == null) {
            return OptionalInt.empty();
        }
        CharBuffer valid = CharBuffer.allocate(malformed.length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(malformed), valid, true);
        return result.isError() ? OptionalInt.of(valid.position()) : OptionalInt.empty();
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isComment() {
        int first = firstInk();
        return first < text.length() && (text.charAt(first) == '#' || text.charAt(first) == ';');
    }

    boolean isHeader() {
        int first = firstInk();
        return first < text.length() && text.charAt(first) == '[';
    }

    /** The index of the first character that is no white space; the length when there is none. */
    int firstInk() {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The column, in characters from 1, of an index of the text. */
    int column(int index) {
        return text.codePointCount(0, index) + 1;
    }

    void print(ByteArrayOutputStream out) {
        out.writeBytes(malformed != null ? malformed : text.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(ending.getBytes(StandardCharsets.US_ASCII));
    }
}
