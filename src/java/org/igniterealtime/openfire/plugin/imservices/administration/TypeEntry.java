package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;

/**
 * A type of service to choose, and what goes with it.
 *
 * @param category the category
 * @param type the word of {@code type=}
 * @param label its name for people
 * @param ns what {@code ns=} is filled in with; empty for nothing
 * @param module what {@code module=} is filled in with
 * @param params what {@code params=} is filled in with; a key without a value is for the administrator to complete
 * @param missing why it cannot be used at present and what would bring it, for people; empty when it can be used
 * @param network what has become of its public network
 * @param note what is to be known about the network, for people; empty for nothing
 * @param parameters what {@code params=} may hold; empty when that is not known
 */
public record TypeEntry(
        Category category,
        String type,
        String label,
        String ns,
        String module,
        String params,
        String missing,
        ServiceType.Network network,
        String note,
        List<Parameter> parameters) {
    public TypeEntry {
        Objects.requireNonNull(category);
        Objects.requireNonNull(type);
        Objects.requireNonNull(label);
        Objects.requireNonNull(ns);
        Objects.requireNonNull(module);
        Objects.requireNonNull(params);
        Objects.requireNonNull(missing);
        Objects.requireNonNull(network);
        Objects.requireNonNull(note);
        parameters = List.copyOf(parameters);
    }
}
