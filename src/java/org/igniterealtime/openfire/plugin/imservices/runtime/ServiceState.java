package org.igniterealtime.openfire.plugin.imservices.runtime;

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
    DISABLED
}
