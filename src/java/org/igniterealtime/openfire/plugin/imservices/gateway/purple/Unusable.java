package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** What to tell an administrator when libpurple cannot be used. */
final class Unusable {

    private Unusable() {}

    static Phrase reason(String protocol, Event.Unusable unusable) {
        return switch (unusable.trouble()) {
            case LIBRARY_MISSING -> PurpleWording.NO_LIBRARY.with(unusable.detail());
            case PROTOCOL_MISSING -> missing(protocol);
            case BROKEN -> PurpleWording.BROKEN.with(unusable.detail());
        };
    }

    private static Phrase missing(String protocol) {
        String what =
                ServiceCatalog.builtIn()
                        .ofProtocol(protocol)
                        .map(ServiceType::broughtBy)
                        .orElse("");
        if (what.isEmpty()) {
            return PurpleWording.NO_PROTOCOL.with(protocol);
        }
        return what.endsWith(".so")
                ? PurpleWording.PROTOCOL_OF_FILE.with(protocol, what)
                : PurpleWording.PROTOCOL_OF_PACKAGE.with(protocol, what);
    }
}
