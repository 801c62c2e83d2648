package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.console.Console;
import org.igniterealtime.openfire.plugin.imservices.console.PageServlet;

/** The servlet of the pages, as web.xml names it. */
public final class ConsolePages extends PageServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected Optional<Console> console() {
        return RunningPlugin.console();
    }
}
