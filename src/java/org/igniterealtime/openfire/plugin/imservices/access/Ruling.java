package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Objects;
import java.util.Optional;

/**
 * What a list decides about one kind of stanza.
 *
 * @param action whether it passes
 * @param decidedBy the rule that decides; empty when none matches, which means allow (XEP-0016 section 2.2, rule 7)
 */
public record Ruling(Action action, Optional<Place> decidedBy) {
    public Ruling {
        Objects.requireNonNull(action);
        Objects.requireNonNull(decidedBy);
    }

    public boolean allowed() {
        return action == Action.ALLOW;
    }

    /**
     * Where a rule stands.
     *
     * @param order its order, which names it, because no two items have the same
     * @param line its line in the file
     */
    public record Place(long order, int line) {}
}
