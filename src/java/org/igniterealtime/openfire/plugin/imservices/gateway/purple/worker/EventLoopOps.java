package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.HashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.CLibrary;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;

/**
 * {@code PurpleEventLoopUiOps}: libpurple's timers and sockets as sources of GLib's loop, and timers of our own. When
 * the plugin does not read its events, sockets are not read either.
 */
final class EventLoopOps {

    /** How long sockets rest at once when the plugin does not read: commands and timers come in between. */
    private static final long PAUSE_MILLIS = 50;

    /** The sockets that are ready in the same turn of the loop do not each wait again. */
    private static final long SAME_TURN_NANOS = 5_000_000;

    private final Edge edge;
    private final Context context;
    private final Outgoing outgoing;

    /** A source: what it calls, for whom, and GLib's id for it. */
    private static final class Source {
        final int account;
        final Function function;
        final Pointer data;
        final Runnable work;
        int id;

        Source(int account, Function function, Pointer data, Runnable work) {
            this.account = account;
            this.function = function;
            this.data = data;
            this.work = work;
        }
    }

    private final Map<Long, Source> sources = new HashMap<>();
    private final Map<Integer, Long> keys = new HashMap<>();
    private long nextKey = 1;
    private long fullSince;

    private final GLib.GSourceFunc onTimeout = this::timeout;
    private final GLib.GUnixFDSourceFunc onInput = this::input;
    private final Pointer onTimeoutAddress = CallbackReference.getFunctionPointer(onTimeout);
    private final Pointer onInputAddress = CallbackReference.getFunctionPointer(onInput);

    private final PurpleCallbacks.TimeoutAdd timeoutAdd = (i, f, d) -> addTimeout(i, 1, f, d);
    private final PurpleCallbacks.TimeoutAdd timeoutAddSeconds =
            (i, f, d) -> addTimeout(i, 1000, f, d);
    private final PurpleCallbacks.InputAdd inputAdd = this::addInput;
    private final PurpleCallbacks.RemoveSource remove = this::remove;
    private final FunctionTable table =
            new FunctionTable(Layout.EVENT_LOOP_UI_OPS)
                    .set(Layout.EVENT_LOOP_TIMEOUT_ADD, timeoutAdd)
                    .set(Layout.EVENT_LOOP_TIMEOUT_REMOVE, remove)
                    .set(Layout.EVENT_LOOP_INPUT_ADD, inputAdd)
                    .set(Layout.EVENT_LOOP_INPUT_REMOVE, remove)
                    .set(Layout.EVENT_LOOP_TIMEOUT_ADD_SECONDS, timeoutAddSeconds);

    EventLoopOps(Edge edge, Context context, Outgoing outgoing) {
        this.edge = edge;
        this.context = context;
        this.outgoing = outgoing;
    }

    void install() {
        Purple.purple_eventloop_set_ui_ops(table.address());
    }

    /** Calls every so many milliseconds until {@link #cancel}. */
    int every(long milliseconds, Runnable work) {
        return add(
                new Source(Context.NOBODY, null, null, work),
                key ->
                        GLib.g_timeout_add_full(
                                GLib.G_PRIORITY_DEFAULT,
                                (int) milliseconds,
                                onTimeoutAddress,
                                key,
                                null));
    }

    /** Calls once, so many milliseconds from now, unless {@link #cancel} comes before. */
    int after(long milliseconds, Runnable work) {
        int[] id = new int[1];
        id[0] =
                every(
                        milliseconds,
                        () -> {
                            remove(id[0]);
                            work.run();
                        });
        return id[0];
    }

    void cancel(int id) {
        remove(id);
    }

    /** The timer that native code set with these data, 0 when there is none. */
    int timerOf(Pointer data) {
        for (Source source : sources.values()) {
            if (source.function != null && data.equals(source.data)) {
                return source.id;
            }
        }
        return 0;
    }

    /** Whether native code waits for a socket or a timer for this account. */
    boolean isWaitingFor(int account) {
        for (Source source : sources.values()) {
            if (source.function != null && source.account == account) {
                return true;
            }
        }
        return false;
    }

    private int addTimeout(int interval, int unit, Pointer function, Pointer data) {
        return edge.call(
                "adding a timer",
                0,
                () ->
                        add(
                                nativeSource(function, data),
                                key ->
                                        unit == 1
                                                ? GLib.g_timeout_add_full(
                                                        GLib.G_PRIORITY_DEFAULT,
                                                        interval,
                                                        onTimeoutAddress,
                                                        key,
                                                        null)
                                                : GLib.g_timeout_add_seconds_full(
                                                        GLib.G_PRIORITY_DEFAULT,
                                                        interval,
                                                        onTimeoutAddress,
                                                        key,
                                                        null)));
    }

    private int addInput(int fd, int condition, Pointer function, Pointer data) {
        int wanted = 0;
        if ((condition & Purple.PURPLE_INPUT_READ) != 0) {
            wanted |= GLib.G_IO_IN | GLib.G_IO_HUP | GLib.G_IO_ERR;
        }
        if ((condition & Purple.PURPLE_INPUT_WRITE) != 0) {
            wanted |= GLib.G_IO_OUT | GLib.G_IO_HUP | GLib.G_IO_ERR | GLib.G_IO_NVAL;
        }
        int conditions = wanted;
        doNotWait(fd);
        return edge.call(
                "adding a socket",
                0,
                () ->
                        add(
                                nativeSource(function, data),
                                key ->
                                        GLib.g_unix_fd_add_full(
                                                GLib.G_PRIORITY_DEFAULT,
                                                fd,
                                                conditions,
                                                onInputAddress,
                                                key,
                                                null)));
    }

    /**
     * Small writes go out at once. By default TCP holds a small one back until the peer acknowledges the one before, which
     * takes a peer that has nothing to say 40 ms (RFC 896 against RFC 1122 section 4.2.3.2). What is no TCP socket refuses,
     * and that is as well.
     */
    private static void doNotWait(int fd) {
        CLibrary.setsockopt(
                fd,
                CLibrary.IPPROTO_TCP,
                CLibrary.TCP_NODELAY,
                new IntByReference(1),
                Integer.BYTES);
    }

    private Source nativeSource(Pointer function, Pointer data) {
        return new Source(context.account(), Function.getFunction(function), data, null);
    }

    private interface Adder {
        int add(Pointer key);
    }

    private int add(Source source, Adder adder) {
        long key = nextKey++;
        sources.put(key, source);
        source.id = adder.add(new Pointer(key));
        keys.put(source.id, key);
        return source.id;
    }

    private int remove(int id) {
        Long key = keys.remove(id);
        if (key == null) {
            return 0;
        }
        sources.remove(key);
        return GLib.g_source_remove(id);
    }

    private int timeout(Pointer key) {
        return edge.call("a timer", 0, () -> fireTimeout(Pointer.nativeValue(key)));
    }

    private int fireTimeout(long key) {
        Source source = sources.get(key);
        if (source == null) {
            return 0;
        }
        if (source.work != null) {
            source.work.run();
            return 1;
        }
        int[] again = new int[1];
        context.run(
                source.account,
                () -> again[0] = source.function.invokeInt(new Object[] {source.data}));
        if (again[0] == 0 && sources.remove(key) != null) {
            keys.remove(source.id);
        }
        return again[0];
    }

    private int input(int fd, int condition, Pointer key) {
        return edge.call("a socket", 1, () -> fireInput(fd, condition, Pointer.nativeValue(key)));
    }

    private int fireInput(int fd, int condition, long key) {
        Source source = sources.get(key);
        if (source == null) {
            return 0;
        }
        if (outgoing.isFull() && !waitForRoom()) {
            return 1;
        }
        int ready = 0;
        if ((condition & (GLib.G_IO_IN | GLib.G_IO_HUP | GLib.G_IO_ERR)) != 0) {
            ready |= Purple.PURPLE_INPUT_READ;
        }
        if ((condition & (GLib.G_IO_OUT | GLib.G_IO_HUP | GLib.G_IO_ERR | GLib.G_IO_NVAL)) != 0) {
            ready |= Purple.PURPLE_INPUT_WRITE;
        }
        int conditions = ready;
        context.run(
                source.account,
                () -> source.function.invokeVoid(new Object[] {source.data, fd, conditions}));
        return 1;
    }

    private boolean waitForRoom() {
        if (System.nanoTime() - fullSince < SAME_TURN_NANOS) {
            return false;
        }
        outgoing.flush();
        boolean room = outgoing.awaitRoom(PAUSE_MILLIS);
        fullSince = System.nanoTime();
        return room;
    }
}
