package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** What the servlets work with, for as long as the plugin runs. Safe for use by several threads. */
public final class Console {

    private final ConsoleHost host;
    private final ApiTable calls;
    private final Tokens tokens = new Tokens();

    public Console(ConsoleHost host, Administration administration) {
        this.host = Objects.requireNonNull(host);
        this.calls =
                new ApiTable(
                        new ServicesCalls(administration.services()),
                        new DialogCalls(administration),
                        new TypesCalls(administration.types()),
                        new FileCalls(administration),
                        new AccessCalls(administration));
    }

    ConsoleHost host() {
        return host;
    }

    /** What is answered below {@code api/}, besides {@code api/token}. */
    ApiTable calls() {
        return calls;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The texts in the console's language. */
    Texts texts() {
        return new Texts(host.locale());
    }
}
