package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** What the worker needs of the C library. */
public final class CLibrary {

    public static final int SIGPIPE = 13;
    public static final Pointer SIG_IGN = Pointer.createConstant(1);

    /** Of glibc and musl. */
    public static final int LC_MESSAGES = 5;

    /** Of Linux, whatever the processor. */
    public static final int IPPROTO_TCP = 6;

    public static final int TCP_NODELAY = 1;

    public static final int PR_GET_DUMPABLE = 3;
    public static final int PR_SET_DUMPABLE = 4;

    private CLibrary() {}

    /** Makes the functions of this class callable. Before anything else. */
    public static void load() {
        Native.register(CLibrary.class, Platform.C_LIBRARY_NAME);
    }

    public static native Pointer signal(int number, Pointer handler);

    public static native Pointer setlocale(int category, String locale);

    public static native int setenv(String name, String value, int overwrite);

    public static native int setsockopt(
            int socket, int level, int name, IntByReference value, int length);

    public static native int prctl(int option, long a, long b, long c, long d);
}
