package org.igniterealtime.openfire.plugin.imservices.access;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of a text that do not overlap, made all at once. */
final class Patch {

    private record Change(int start, int end, byte[] text) {}

    private final byte[] content;
    private final List<Change> changes = new ArrayList<>();

    Patch(byte[] content) {
        this.content = content;
    }

    void replace(int start, int end, String text) {
        replace(start, end, text.getBytes(StandardCharsets.UTF_8));
    }

    void replace(int start, int end, byte[] text) {
        changes.add(new Change(start, end, text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    void remove(int start, int end) {
        replace(start, end, new byte[0]);
    }

    /** The part of the text with the changes in it. */
    byte[] apply(int start, int end) {
        changes.sort(Comparator.comparingInt(Change::start).thenComparingInt(Change::end));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = start;
        for (Change change : changes) {
            out.write(content, at, change.start() - at);
            out.writeBytes(change.text());
            at = change.end();
        }
        out.write(content, at, end - at);
        return out.toByteArray();
    }
}
