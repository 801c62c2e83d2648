package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.Optional;

/** The running plugin, as the servlets find it: the server makes servlets by itself and gives them nothing. */
public interface ConsoleOwner {

    /** Empty while the plugin is not started. */
    Optional<Console> console();
}
