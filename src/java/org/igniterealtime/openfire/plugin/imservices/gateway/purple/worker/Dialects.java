package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;

/** Which protocols are known to do things differently. A further one is a line here. */
final class Dialects {

    interface Maker {
        Dialect make(Login login, Worker worker, Map<String, String> options);
    }

    private static final Map<String, Maker> KNOWN = Map.of("prpl-irc", IrcDialect::new);

    private final Maker maker;

    Dialects(String protocol) {
        maker =
                KNOWN.getOrDefault(
                        protocol,
                        (login, worker, options) -> new PlainDialect(login, worker.sink()));
    }

    Dialect of(Login login, Worker worker, Command.LogIn command) {
        return maker.make(login, worker, command.options());
    }
}
