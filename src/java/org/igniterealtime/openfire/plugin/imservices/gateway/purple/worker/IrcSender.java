package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Sends one account's messages to IRC and tells what became of them.
 *
 * <p>IRC acknowledges nothing, but servers answer in order: a {@code PING} behind the messages, one at a time, and its
 * {@code PONG} is the receipt for all before it. Whatever the server had to say against them has come by then.
 *
 * <p>There is never more on the way without receipt than a socket's buffer takes, because libpurple ends the process when
 * a write would block (irc.c, irc_send_handler_cb: it takes EAGAIN for something that cannot be). For the same reason the
 * limit on the number of lines is kept here, not in libpurple: its queue would know nothing of receipts.
 */
final class IrcSender {

    /** Bytes on the way without receipt. Far less than Linux gives a socket at first (tcp(7), tcp_wmem). */
    private static final int WINDOW = 12 * 1024;

    /** When the number of lines is limited, a PING waits for a quiet moment, but not longer than this. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final int account;
    private final Allowance allowance;
    private final boolean limited;
    private final Consumer<byte[]> raw;
    private final EventSink sink;

    private final ArrayDeque<IrcMessage> waiting = new ArrayDeque<>();
    private final ArrayDeque<Runnable> pacedWork = new ArrayDeque<>();

    /** Sent before the PING that is on its way; null when none is. */
    private IrcBatch sealed;

    /** Sent after it. */
    private IrcBatch open = new IrcBatch();

    private long openSince;
    private long pingSince;
    private long pings;

    /**
     * @param allowance how many lines the network allows for
     * @param limited whether it limits them
     * @param raw sends lines, ends of lines included
     */
    IrcSender(
            int account,
            Allowance allowance,
            boolean limited,
            Consumer<byte[]> raw,
            EventSink sink) {
        this.account = account;
        this.allowance = allowance;
        this.limited = limited;
        this.raw = raw;
        this.sink = sink;
    }

    void send(IrcMessage message) {
        waiting.add(message);
    }

    /** Does something that sends a line when the network allows for another one. */
    void paced(Runnable work) {
        pacedWork.add(work);
    }

    /** Sends what may be sent now. Milliseconds until there may be more to send; -1 when nothing waits for time. */
    long pump(long now) {
        while (!pacedWork.isEmpty() && allowance.take(now)) {
            pacedWork.poll().run();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (!waiting.isEmpty()
                && inFlight() < WINDOW
                && !isPingDue(now)
                && allowance.take(now)) {
            IrcMessage message = waiting.peek();
            if (open.isEmpty()) {
                openSince = now;
            }
            open.add(message, message.nextSize());
            lines.writeBytes(message.nextLine());
            if (!message.hasNext()) {
                waiting.poll();
            }
        }
        if (sealed == null && !open.isEmpty() && mayPing(now)) {
            sealed = open;
            open = new IrcBatch();
            pingSince = now;
            pings++;
            lines.writeBytes(("PING :" + token() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        if (lines.size() > 0) {
            raw.accept(lines.toByteArray());
        }
        return delay(now);
    }

    private int inFlight() {
        return open.bytes() + (sealed == null ? 0 : sealed.bytes());
    }

    private boolean mayPing(long now) {
        if (!limited) {
            return true;
        }
        double left = allowance.available(now);
        if (left >= 2 || left >= 1 && (isPingDue(now) || inFlight() >= WINDOW)) {
            allowance.borrow(now);
            return true;
        }
        return false;
    }

    /** Whether a PING goes before further messages. */
    private boolean isPingDue(long now) {
        return limited && sealed == null && !open.isEmpty() && now - openSince >= PATIENCE_NANOS;
    }

    private long delay(long now) {
        boolean linesWait = !pacedWork.isEmpty() || !waiting.isEmpty() && inFlight() < WINDOW;
        if (linesWait) {
            return Math.max(1, allowance.untilAvailable(1, now));
        }
        if (sealed == null && !open.isEmpty()) {
            return Math.max(1, allowance.untilAvailable(2, now));
        }
        return -1;
    }

    private String token() {
        return "ims" + pings;
    }

    /** Whether the PONG was ours: then all before its PING have their receipts. */
    boolean pong(String token) {
        if (sealed == null || !token().equals(token)) {
            return false;
        }
        IrcBatch done = sealed;
        sealed = null;
        IrcMessage last = null;
        for (IrcMessage message : done.conclude()) {
            if (message.hasNext() || open.contains(message)) {
                continue;
            }
            if (message.failure() == null) {
                last = message;
            } else {
                sink.send(
                        new Event.Undelivered(
                                account, message.id(), message.failure(), message.reason()));
            }
        }
        if (last != null) {
            sink.send(new Event.Delivered(account, last.id()));
        }
        return true;
    }

    /** The server refused a line for the target. Whether it can be one of ours. */
    boolean failed(String target, String kind, String reason) {
        return (sealed == null ? open : sealed).failed(target, kind, reason);
    }

    /** Since when the server owes a PONG; 0 when it owes none. */
    long owesPongSince() {
        return sealed == null ? 0 : pingSince;
    }
}
