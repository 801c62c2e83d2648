package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is asked of an IRC server and not answered by it when it goes well: one thing at a time, with a {@code PING} behind it. What
 * the server has against it comes before the {@code PONG}; nothing means that it is done. For the loop thread.
 */
final class IrcErrands {

    /** What becomes of an errand. */
    interface Outcome {
        void done();

        /** @param kind a {@code RoomFailure.Kind} by name */
        void failed(String kind, String reason);
    }

    /** @param subjects what an answer names that is about it, folded; an answer that names none of them is about something else */
    private record Errand(List<byte[]> lines, List<String> subjects, Outcome outcome) {}

    private final Consumer<Runnable> paced;
    private final Consumer<byte[]> raw;
    private final ArrayDeque<Errand> waiting = new ArrayDeque<>();
    private Errand current;
    private String kind;
    private String reason = "";
    private long count;

    /**
     * @param paced does something when the network allows for another line
     * @param raw sends lines
     */
    IrcErrands(Consumer<Runnable> paced, Consumer<byte[]> raw) {
        this.paced = paced;
        this.raw = raw;
    }

    void add(List<byte[]> lines, List<String> subjects, Outcome outcome) {
        waiting.add(new Errand(lines, subjects, outcome));
        next();
    }

    private void next() {
        if (current != null || waiting.isEmpty()) {
            return;
        }
        current = waiting.poll();
        kind = null;
        reason = "";
        count++;
        Errand errand = current;
        paced.accept(
                () -> {
                    ByteArrayOutputStream lines = new ByteArrayOutputStream();
                    errand.lines().forEach(lines::writeBytes);
                    lines.writeBytes(
                            ("PING :" + token() + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    raw.accept(lines.toByteArray());
                });
    }

    private String token() {
        return "imr" + count;
    }

    /** The server has something against it. Whether the line is about the errand. */
    boolean failed(IrcLine line, String failure, String words) {
        if (current == null
                || line.parameters().stream()
                        .skip(1)
                        .map(IrcRooms::fold)
                        .noneMatch(current.subjects()::contains)) {
            return false;
        }
        if (kind == null) {
            kind = failure;
            reason = words;
        }
        return true;
    }

    /** Whether the PONG was ours. */
    boolean pong(String token) {
        if (current == null || !token().equals(token)) {
            return false;
        }
        Outcome outcome = current.outcome();
        String failure = kind;
        current = null;
        if (failure == null) {
            outcome.done();
        } else {
            outcome.failed(failure, reason);
        }
        next();
        return true;
    }
}
