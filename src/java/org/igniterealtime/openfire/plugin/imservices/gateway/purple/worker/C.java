package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;

/** Copies native values into Java's. */
final class C {

    private C() {}

    /** A UTF-8 string; empty for a null pointer. */
    static String string(Pointer text) {
        return text == null ? "" : text.getString(0, "UTF-8");
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** The data of a GList or GSList. */
    static List<Pointer> list(Pointer head) {
        List<Pointer> data = new ArrayList<>();
        for (Pointer link = head; link != null; link = link.getPointer(Layout.G_LIST_NEXT)) {
            data.add(link.getPointer(Layout.G_LIST_DATA));
        }
        return data;
    }
}
