package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * A C structure of nothing but function pointers, such as {@code PurpleConnectionUiOps}. It keeps its callbacks reachable;
 * whoever hands {@link #address} to native code must keep the table for as long as native code does.
 */
public final class FunctionTable {

    private final Memory memory;
    private final List<Callback> callbacks = new ArrayList<>();

    /** A table of null pointers. */
    public FunctionTable(int functions) {
        memory = new Memory((long) functions * Native.POINTER_SIZE);
        memory.clear();
    }

    public FunctionTable set(int index, Callback callback) {
        memory.setPointer(
                (long) index * Native.POINTER_SIZE, CallbackReference.getFunctionPointer(callback));
        callbacks.add(callback);
        return this;
    }

    public Pointer address() {
        return memory;
    }
}
