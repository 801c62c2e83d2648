package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;

/**
 * GLib's main loop and the two ways onto its thread: {@link #hand} for other threads, {@link #later} for callbacks that
 * want something done after they have returned.
 */
final class Loop {

    private static final int INBOX = 1 << 16;

    /** So many things at a time, then sockets and timers have their turn. */
    private static final int BATCH = 256;

    private static final int AGAIN = 1;
    private static final int NO_MORE = 0;

    private final Edge edge;
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX);
    private final ArrayDeque<Runnable> own = new ArrayDeque<>();
    private final ArrayDeque<Runnable> last = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final GLib.GSourceFunc onWake = this::drain;
    private final Pointer onWakeAddress = CallbackReference.getFunctionPointer(onWake);
    private final Pointer loop = GLib.g_main_loop_new(null, 0);

    Loop(Edge edge) {
        this.edge = edge;
    }

    /** Runs until {@link #quit}. The calling thread becomes the loop thread. */
    void run() {
        GLib.g_main_loop_run(loop);
    }

    /** Called on the loop thread. */
    void quit() {
        GLib.g_main_loop_quit(loop);
    }

    /**
     * Hands work to the loop thread, in order. For other threads.
     *
     * @return false when the loop did not take anything for so long: it hangs
     */
    boolean hand(Runnable work, long timeoutSeconds) throws InterruptedException {
        if (!inbox.offer(work, timeoutSeconds, TimeUnit.SECONDS)) {
            return false;
        }
        wake();
        return true;
    }

    /** Does something after the present callback has returned. For the loop thread. */
    void later(Runnable work) {
        own.add(work);
        wake();
    }

    /** Does something once the present turn is over: after all that came with it. For the loop thread. */
    void atEndOfTurn(Runnable work) {
        last.add(work);
        wake();
    }

    private void wake() {
        // Once for many: the loop looks again after it has said that it is not woken.
        if (woken.compareAndSet(false, true)) {
            GLib.g_idle_add_full(GLib.G_PRIORITY_DEFAULT, onWakeAddress, null, null);
        }
    }

    private int drain(Pointer unused) {
        return edge.call("handing work to the loop", NO_MORE, this::drainBatch);
    }

    private int drainBatch() {
        int more = drainInbox();
        Runnable work;
        while ((work = last.poll()) != null) {
            edge.run("ending a turn", work);
        }
        return more == AGAIN || !own.isEmpty() ? AGAIN : NO_MORE;
    }

    private int drainInbox() {
        for (int done = 0; done < BATCH; done++) {
            Runnable work = own.poll();
            if (work == null) {
                work = inbox.poll();
            }
            if (work == null) {
                woken.set(false);
                if (inbox.isEmpty() || !woken.compareAndSet(false, true)) {
                    return NO_MORE;
                }
            } else {
                edge.run("working for the plugin", work);
            }
        }
        return AGAIN;
    }
}
