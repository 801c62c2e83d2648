package org.igniterealtime.openfire.plugin.imservices;

/**
 * A record's equals, hashCode and toString are linked at their first call by {@link java.lang.runtime.ObjectMethods}, whose
 * static method handles, in Java 17, keep the type of the component that they were last adapted to. When that is a type of
 * the plugin, its class loader stays in memory after the plugin has gone.
 */
final class RecordCaches {

    /** With a component of the JDK's own. Linked anew for each load of the plugin, and last. */
    private record Last(String component) {}

    private RecordCaches() {}

    /** Makes the JDK's handles forget the plugin's types. The last thing to do; whether it was done. */
    static boolean forgetPlugin() {
        Last one = new Last("a");
        Last other = new Last("b");
        return !one.equals(other)
                && one.hashCode() != other.hashCode()
                && !one.toString().equals(other.toString());
    }
}
