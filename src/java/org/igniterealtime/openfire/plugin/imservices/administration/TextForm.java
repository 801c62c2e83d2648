package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file's bytes as text for an editor, which knows only LF between lines, and back: lines that the editor has not changed keep
 * their very bytes, their ends and what is not UTF-8 in them included.
 */
final class TextForm {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** @param bytes the line's own, its ending included */
    private record RawLine(String text, byte[] bytes, String ending) {}

    private static final Deque<RawLine> NONE = new ArrayDeque<>();

    private final boolean hasBom;
    private final List<RawLine> lines;
    private boolean endsWithCr;

    private TextForm(boolean hasBom, List<RawLine> lines) {
        this.hasBom = hasBom;
        this.lines = lines;
    }

    static TextForm of(byte[] content) {
        boolean hasBom =
                content.length >= BOM.length
                        && Arrays.equals(content, 0, BOM.length, BOM, 0, BOM.length);
        List<RawLine> lines = new ArrayList<>();
        int start = hasBom ? BOM.length : 0;
        while (start < content.length) {
            int end = start;
            while (end < content.length && content[end] != '\n' && content[end] != '\r') {
                end++;
            }
            String ending = ending(content, end);
            int next = end + ending.length();
            String text = new String(content, start, end - start, StandardCharsets.UTF_8);
            lines.add(new RawLine(text, Arrays.copyOfRange(content, start, next), ending));
            start = next;
        }
        return new TextForm(hasBom, lines);
    }

    private static String ending(byte[] content, int at) {
        if (at == content.length) {
            return "";
        }
        if (content[at] == '\n') {
            return "\n";
        }
        return at + 1 < content.length && content[at + 1] == '\n' ? "\r\n" : "\r";
    }

    /** The text with LF between lines. */
    static String text(byte[] content) {
        StringBuilder text = new StringBuilder(content.length);
        for (RawLine line : of(content).lines) {
            text.append(line.text()).append(line.ending().isEmpty() ? "" : "\n");
        }
        return text.toString();
    }

    /** The bytes of an edited text. For one call. */
    byte[] with(String text) {
        List<String> wanted = TextLines.split(text);
        boolean endsOpen = !wanted.isEmpty() && wanted.get(wanted.size() - 1).isEmpty();
        List<String> texts = endsOpen ? wanted.subList(0, wanted.size() - 1) : wanted;
        List<String> before = lines.stream().map(RawLine::text).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        if (hasBom) {
            out.writeBytes(BOM);
        }
        int old = 0;
        int at = 0;
        for (TextLines.Change change : TextLines.changes(before, texts)) {
            for (; old < change.before(); old++, at++) {
                keep(lines.get(old), at < texts.size() - 1 || endsOpen, out);
            }
            int next = change.before() + change.removed().size();
            Map<String, Deque<RawLine>> gone = byText(lines.subList(change.before(), next));
            for (String line : change.added()) {
                boolean ended = at < texts.size() - 1 || endsOpen;
                RawLine same = gone.getOrDefault(line, NONE).poll();
                if (same == null) {
                    add(line, ended, out);
                } else {
                    keep(same, ended, out);
                }
                at++;
            }
            old = next;
        }
        for (; old < lines.size(); old++, at++) {
            keep(lines.get(old), at < texts.size() - 1 || endsOpen, out);
        }
        return out.toByteArray();
    }

    /** A change may hold lines that are only moved, or, in a long text, not changed at all. */
    private static Map<String, Deque<RawLine>> byText(List<RawLine> lines) {
        Map<String, Deque<RawLine>> byText = new HashMap<>();
        for (RawLine line : lines) {
            byText.computeIfAbsent(line.text(), text -> new ArrayDeque<>()).add(line);
        }
        return byText;
    }

    private void keep(RawLine line, boolean ended, ByteArrayOutputStream out) {
        int length = line.bytes().length - line.ending().length();
        out.write(line.bytes(), 0, length);
        end(length, ended, line.ending().isEmpty() ? ending() : line.ending(), out);
    }

    private void add(String line, boolean ended, ByteArrayOutputStream out) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(bytes);
        end(bytes.length, ended, ending(), out);
    }

    private void end(int length, boolean ended, String ending, ByteArrayOutputStream out) {
        if (!ended) {
            return;
        }
        // Behind a CR, the LF of an empty line would make one ending of the two.
        boolean joins = length == 0 && endsWithCr && ending.equals("\n");
        String end = joins ? "\r" : ending;
        endsWithCr = end.equals("\r");
        out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the file ends its first line with. */
    private String ending() {
        return lines.isEmpty() || lines.get(0).ending().isEmpty() ? "\n" : lines.get(0).ending();
    }
}
