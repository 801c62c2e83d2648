package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.console.ApiServlet;
import org.igniterealtime.openfire.plugin.imservices.console.Console;

/** The servlet of the scripts' calls, as web.xml names it. */
public final class ConsoleApi extends ApiServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected Optional<Console> console() {
        return RunningPlugin.console();
    }
}
