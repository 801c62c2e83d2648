package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * The types of service that there are.
 *
 * @param complete whether all modules have answered; if not, ask again after a second
 * @param note what is still being asked, or was not answered, for people; empty for nothing
 * @param types in the order in which a form shows them
 */
public record TypeList(boolean complete, String note, List<TypeEntry> types) {
    public TypeList {
        Objects.requireNonNull(note);
        types = List.copyOf(types);
    }
}
