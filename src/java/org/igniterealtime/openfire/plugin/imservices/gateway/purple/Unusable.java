package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** What to tell an administrator when libpurple cannot be used. */
final class Unusable {

    private Unusable() {}

    static String reason(String protocol, Event.Unusable unusable) {
        String detail = unusable.detail().isEmpty() ? "" : " (" + unusable.detail() + ")";
        return switch (unusable.trouble()) {
            case LIBRARY_MISSING ->
                    "libpurple is not installed"
                            + detail
                            + ". Install the Debian package libpurple0, then start the service"
                            + " again";
            case PROTOCOL_MISSING ->
                    "libpurple has no protocol " + protocol + ". " + brings(protocol);
            case BROKEN -> "libpurple is installed, but cannot be used" + detail;
        };
    }

    private static String brings(String protocol) {
        String what =
                ServiceCatalog.builtIn()
                        .ofProtocol(protocol)
                        .map(ServiceType::broughtBy)
                        .orElse("");
        if (what.isEmpty()) {
            return "Install the package that brings it, or put its .so file into the folder modules"
                    + " of Openfire's home, or correct params";
        }
        return what.endsWith(".so")
                ? "Put the file " + what + " into the folder modules of Openfire's home"
                : "Install the Debian package " + what;
    }
}
