package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the pages ask of the server. Safe for use by several threads. */
public interface ConsoleHost {

    /**
     * The user name of the administrator to whom a session of the console belongs; empty when nobody is logged in with it, or
     * one who is not (or no longer) an administrator. May block.
     *
     * @param session gives the session's attributes by their names
     */
    Optional<String> administrator(Function<String, Object> session);

    /** The language that the console speaks. */
    Locale locale();
}
