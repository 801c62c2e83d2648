package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** Why a domain cannot be had, or is only partly a service's. */
public enum HostingWording implements Words {
    OWN("{0} is the domain of this server itself. Choose a subdomain such as irc.{0}."),
    HOST("{0} is the host name of this server. Choose another domain."),
    HELD("{0} is in use by another service of this plugin."),
    SERVICE("{0} belongs to a service of this server itself ({1}). Choose another domain."),
    COMPONENT(
            "{0} is in use by another component (of another plugin, or an external one). Choose"
                    + " another domain, or remove that component."),
    TAKEN("Another component of this server has taken {0}. Give one of the two another domain."),
    NO_ROUTE("Openfire takes no route for {0}: {1}"),
    ROOMS_ELSEWHERE("Openfire has rooms under its own domain only. Choose one such as rooms.{0}."),
    ROOMS_FOREIGN(
            "The chat service {0} of Openfire was not made by IM Services and is left alone. Choose"
                    + " another domain, or delete it in Openfire''s console."),
    ROOMS_LOST(
            "The chat service {0} was switched off or deleted in Openfire''s console. Restart this"
                    + " service to have it again."),
    ROOMS_REFUSED("Openfire gives no chat service at {0}: {1}"),
    ROOMS_SILENT("Openfire does not start its chat service {0}. Its log says why."),
    ROOMS_KEPT("Openfire does not delete the rooms of {0}: {1}");

    private final String pattern;

    HostingWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "openfire.reason." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
