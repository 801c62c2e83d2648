package org.igniterealtime.openfire.plugin.imservices.monitor;

/** What is measured every minute. */
enum Series {
    /** Bytes of the heap in use. */
    MEMORY,
    /** Clients that are logged in. */
    SESSIONS,
    /** Threads of the server's process. */
    THREADS,
    /** Milliseconds that the database took to answer. */
    DATABASE
}
