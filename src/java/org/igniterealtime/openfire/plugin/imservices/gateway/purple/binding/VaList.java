package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The arguments in a C {@code va_list} that a callback got, as far as they are pointers or whole numbers: the System V ABI of x86-64
 * (section 3.5.7) and the procedure call standard of AArch64 (appendix B).
 */
public final class VaList {

    private final Pointer list;

    public VaList(Pointer list) {
        this.list = list;
    }

    /** Whether this machine's calling convention is known. */
    public static boolean isReadable() {
        return Platform.is64Bit() && (Platform.isIntel() || "aarch64".equals(Platform.ARCH));
    }

    /** The next argument, which must be a pointer; null for a null pointer. */
    public Pointer nextPointer() {
        return Platform.isIntel() ? nextOfX86() : nextOfAarch64();
    }

    /** The next argument, which must be an {@code int}: it takes as much room as a pointer, of which the upper half says nothing. */
    public int nextInt() {
        return (int) Pointer.nativeValue(nextPointer());
    }

    private Pointer nextOfX86() {
        int registersUsed = list.getInt(0);
        if (registersUsed < 48) {
            list.setInt(0, registersUsed + 8);
            return list.getPointer(16).getPointer(registersUsed);
        }
        Pointer stack = list.getPointer(8);
        list.setPointer(8, stack.share(8));
        return stack.getPointer(0);
    }

    private Pointer nextOfAarch64() {
        int registersLeft = list.getInt(24);
        if (registersLeft < 0) {
            list.setInt(24, registersLeft + 8);
            return list.getPointer(8).getPointer(registersLeft);
        }
        Pointer stack = list.getPointer(0);
        list.setPointer(0, stack.share(8));
        return stack.getPointer(0);
    }
}
