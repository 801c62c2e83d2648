package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.console.Console;
import org.igniterealtime.openfire.plugin.imservices.console.ConsoleOwner;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;

/**
 * The plugin as the server holds it. By its class and not by its name: a jar that has been renamed is a plugin of another name, and
 * one that has been reloaded has classes of its own.
 */
final class RunningPlugin {

    private RunningPlugin() {}

    static Optional<Console> console() {
        for (Plugin plugin : XMPPServer.getInstance().getPluginManager().getPlugins()) {
            if (plugin instanceof ConsoleOwner owner) {
                return owner.console();
            }
        }
        return Optional.empty();
    }
}
