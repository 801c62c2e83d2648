package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;

/**
 * GLib's log, in which libpurple and its protocols complain, goes to the administrator's. libpurple's own debug log, which
 * has passwords in it, stays off.
 */
final class NativeLog {

    private final Edge edge;
    private final Journal journal;
    private final GLib.GLogFunc onLog = this::log;

    NativeLog(Edge edge, Journal journal) {
        this.edge = edge;
        this.journal = journal;
    }

    void install() {
        GLib.g_log_set_default_handler(CallbackReference.getFunctionPointer(onLog), null);
    }

    private void log(Pointer domain, int level, Pointer message, Pointer data) {
        edge.run(
                "GLib's log",
                () -> {
                    String text = C.string(domain) + ": " + C.string(message);
                    if ((level & (GLib.G_LOG_LEVEL_ERROR | GLib.G_LOG_LEVEL_CRITICAL)) != 0) {
                        journal.error(text);
                    } else if ((level & GLib.G_LOG_LEVEL_WARNING) != 0) {
                        journal.warn(text);
                    } else {
                        journal.debug(text);
                    }
                });
    }
}
