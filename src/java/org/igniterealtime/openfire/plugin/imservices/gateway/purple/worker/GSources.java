package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;

/** Sources of GLib's loop that libpurple made and we hold on to. Null stands for one that is not there. */
final class GSources {

    private GSources() {}

    static Pointer reference(Pointer source) {
        return source == null ? null : GLib.g_source_ref(source);
    }

    static void release(Pointer source) {
        if (source != null) {
            GLib.g_source_unref(source);
        }
    }

    /** Lets it have its turn in the loop's next round, and go on as usual after that. */
    static void dispatchNow(Pointer source) {
        if (source != null && GLib.g_source_is_destroyed(source) == 0) {
            GLib.g_source_set_ready_time(source, 0);
        }
    }
}
