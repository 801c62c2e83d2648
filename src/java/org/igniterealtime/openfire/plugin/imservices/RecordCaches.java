package org.igniterealtime.openfire.plugin.imservices;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record's equals and hashCode are linked at their first call by {@link ObjectMethods}, whose static method handles, in Java
 * 17, keep the types that they were last adapted to. When those are the plugin's, its class loader stays in memory after
 * the plugin has gone, until some other record is linked.
 */
final class RecordCaches {

    private static final Logger LOG = LoggerFactory.getLogger(RecordCaches.class);

    private RecordCaches() {}

    /** Adapts the JDK's handles to a type of the JDK's own. The last thing to do. */
    static void forgetPlugin() {
        MethodHandle component = MethodHandles.identity(String.class);
        link("equals", MethodType.methodType(boolean.class, String.class, Object.class), component);
        link("hashCode", MethodType.methodType(int.class, String.class), component);
    }

    private static void link(String method, MethodType type, MethodHandle component) {
        try {
            ObjectMethods.bootstrap(
                    MethodHandles.lookup(), method, type, String.class, "value", component);
        } catch (Throwable e) {
            // Where the JDK takes records only, its handles keep nothing (Java 20 and later).
            LOG.debug("The JDK's handles for records are left as they are", e);
            if (e instanceof VirtualMachineError error) {
                throw error;
            }
        }
    }
}
