package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.List;

/** A message on its way to IRC, line by line. Compared by identity. */
final class IrcMessage {

    private final long id;
    private final String to;
    private final List<byte[]> lines;
    private int next;
    private boolean taken;
    private String kind;
    private String reason = "";

    /** @param to as servers call it in their answers, folded */
    IrcMessage(long id, String to, List<byte[]> lines) {
        this.id = id;
        this.to = to;
        this.lines = lines;
    }

    long id() {
        return id;
    }

    String to() {
        return to;
    }

    boolean hasNext() {
        return next < lines.size();
    }

    /** How long the next line is. */
    int nextSize() {
        return lines.get(next).length;
    }

    byte[] nextLine() {
        return lines.get(next++);
    }

    /** Lines of it got through. */
    void taken() {
        if (kind != null) {
            kind = "UNCERTAIN";
        }
        taken = true;
    }

    /** Lines of it failed. When others did not, nobody can tell what of it arrived. */
    void failed(String kind, String reason) {
        this.kind = taken || this.kind != null && !this.kind.equals(kind) ? "UNCERTAIN" : kind;
        this.reason = reason;
    }

    /** A {@code Failure.Kind} by name; null when nothing failed. */
    String failure() {
        return kind;
    }

    String reason() {
        return reason;
    }
}
