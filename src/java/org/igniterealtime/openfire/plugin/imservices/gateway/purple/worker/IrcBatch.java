package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lines that one {@code PONG} answers for. Servers say when a line does not get through, not when it does, and do not say
 * which line it was: only whom it was for. So it is known what became of the lines for somebody when none or all of them
 * failed.
 */
final class IrcBatch {

    /** What became of the lines for one target. */
    private static final class Target {
        int lines;
        int failures;
        String kind = "";
        String reason = "";
    }

    private final Map<String, Target> targets = new HashMap<>();
    private final Map<IrcMessage, Boolean> messages = new LinkedHashMap<>();
    private int bytes;

    void add(IrcMessage message, int lineBytes) {
        targets.computeIfAbsent(message.to(), key -> new Target()).lines++;
        messages.put(message, true);
        bytes += lineBytes;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    boolean contains(IrcMessage message) {
        return messages.containsKey(message);
    }

    int bytes() {
        return bytes;
    }

    /** A line for the target failed. Whether there is one that could be meant. */
    boolean failed(String target, String kind, String reason) {
        Target lines = targets.get(target);
        if (lines == null || lines.failures >= lines.lines) {
            return false;
        }
        lines.failures++;
        lines.kind = kind;
        lines.reason = reason;
        return true;
    }

    /** Tells the messages what became of their lines; in order. */
    Iterable<IrcMessage> conclude() {
        for (IrcMessage message : messages.keySet()) {
            Target target = targets.get(message.to());
            if (target.failures == target.lines) {
                message.failed(target.kind, target.reason);
            } else if (target.failures > 0) {
                message.failed("UNCERTAIN", target.reason);
            } else {
                message.taken();
            }
        }
        return messages.keySet();
    }
}
