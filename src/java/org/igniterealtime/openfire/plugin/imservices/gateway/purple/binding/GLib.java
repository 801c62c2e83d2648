package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/** What the worker needs of GLib 2. */
public final class GLib {

    public static final int G_IO_IN = 1;
    public static final int G_IO_OUT = 4;
    public static final int G_IO_ERR = 8;
    public static final int G_IO_HUP = 16;
    public static final int G_IO_NVAL = 32;

    public static final int G_PRIORITY_DEFAULT = 0;

    public static final int G_LOG_LEVEL_ERROR = 1 << 2;
    public static final int G_LOG_LEVEL_CRITICAL = 1 << 3;
    public static final int G_LOG_LEVEL_WARNING = 1 << 4;

    private GLib() {}

    /** Makes the functions of this class callable. Before anything else. */
    public static void load(String library) {
        Native.register(
                GLib.class,
                NativeLibrary.getInstance(
                        library, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
    }

    public interface GSourceFunc extends Callback {
        int callback(Pointer data);
    }

    public interface GUnixFDSourceFunc extends Callback {
        int callback(int fd, int condition, Pointer data);
    }

    public interface GLogFunc extends Callback {
        void callback(Pointer domain, int level, Pointer message, Pointer data);
    }

    public static native Pointer g_main_loop_new(Pointer context, int running);

    public static native void g_main_loop_run(Pointer loop);

    public static native void g_main_loop_quit(Pointer loop);

    public static native void g_main_loop_unref(Pointer loop);

    public static native int g_idle_add_full(
            int priority, Pointer function, Pointer data, Pointer notify);

    public static native int g_timeout_add_full(
            int priority, int milliseconds, Pointer function, Pointer data, Pointer notify);

    public static native int g_timeout_add_seconds_full(
            int priority, int seconds, Pointer function, Pointer data, Pointer notify);

    public static native int g_unix_fd_add_full(
            int priority, int fd, int condition, Pointer function, Pointer data, Pointer notify);

    public static native int g_source_remove(int id);

    public static native Pointer g_main_context_find_source_by_id(Pointer context, int id);

    public static native Pointer g_main_context_find_source_by_user_data(
            Pointer context, Pointer data);

    public static native Pointer g_source_ref(Pointer source);

    public static native void g_source_unref(Pointer source);

    public static native int g_source_is_destroyed(Pointer source);

    /** When the source shall be dispatched: microseconds of the monotonic clock; 0 for at once. */
    public static native void g_source_set_ready_time(Pointer source, long microseconds);

    public static native Pointer g_malloc(long bytes);

    public static native void g_free(Pointer memory);

    public static native Pointer g_strdup(String text);

    public static native Pointer g_list_append(Pointer list, Pointer data);

    public static native void g_list_free(Pointer list);

    public static native Pointer g_slist_append(Pointer list, Pointer data);

    public static native void g_slist_free(Pointer list);

    public static native Pointer g_hash_table_new_full(
            Pointer hash, Pointer equal, Pointer destroyKey, Pointer destroyValue);

    /** Takes key and value. */
    public static native int g_hash_table_replace(Pointer table, Pointer key, Pointer value);

    public static native Pointer g_hash_table_lookup(Pointer table, String key);

    public static native void g_hash_table_destroy(Pointer table);

    /** The address of one of GLib's functions, to be handed to another. */
    public static Pointer function(String library, String name) {
        return NativeLibrary.getInstance(library).getFunction(name);
    }

    public static native Pointer g_log_set_default_handler(Pointer function, Pointer data);
}
