package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;

/**
 * A type of service that a module can serve, or could.
 *
 * @param category the category
 * @param type the word of {@code type=}, lower case
 * @param module the word of {@code module=}
 * @param protocol libpurple's id of the protocol, with which {@code params=} begins; empty when libpurple is not needed
 * @param label its name for people
 * @param missing why it cannot be used at present, and what to do about that, for people; empty when it can
 * @param parameters what {@code params=} may hold, all of it; empty when that is not known because something is missing
 */
public record TypeOffer(
        Category category,
        String type,
        String module,
        String protocol,
        String label,
        String missing,
        List<Parameter> parameters) {

    public TypeOffer {
        Objects.requireNonNull(category);
        Objects.requireNonNull(type);
        Objects.requireNonNull(module);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(label);
        Objects.requireNonNull(missing);
        parameters = List.copyOf(parameters);
    }

    /** Whether nothing is missing. */
    public boolean isAvailable() {
        return missing.isEmpty();
    }
}
