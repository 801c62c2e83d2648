package org.igniterealtime.openfire.plugin.imservices.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a module may use of the server, also before there is a service of it. Safe for use by several threads; what blocks
 * says so.
 */
public interface Workshop {

    /** The XMPP domain of the server, not a service's. */
    String serverDomain();

    /** The texts of the plugin in a language. */
    Texts texts(Locale locale);

    /**
     * Threads for the plugin's work, timers included. Shared by all services and bounded: nothing may keep one busy for
     * longer than a call to a database or another process takes.
     */
    ScheduledExecutorService executor();

    /** The clock that all of the plugin goes by. */
    Clock clock();

    /**
     * A folder of its own for who has the workshop, readable by the server's user only; made when it is missing. Blocks.
     *
     * @throws java.io.UncheckedIOException when it cannot be made
     */
    Path folder();

    /** Openfire's home, for files whose path an administrator has given. */
    Path home();

    /** The folder {@code modules} of Openfire's home, where further modules and libpurple protocols lie. May not exist. */
    Path modulesFolder();

    /** The jars of the plugin, for a process of its own that a module starts. */
    List<Path> classPath();
}
