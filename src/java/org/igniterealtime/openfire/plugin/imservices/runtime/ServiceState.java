package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.Locale;

/** What can be said of a service of the file. */
public enum ServiceState {
    /** It waits for its start, or is starting. */
    STARTING,
    /** It works. */
    RUNNING,
    /** It works, but not fully. */
    DEGRADED,
    /** It does not work. */
    FAILED,
    /** It is switched off in the file. */
    DISABLED;

    /** As services are told of it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
