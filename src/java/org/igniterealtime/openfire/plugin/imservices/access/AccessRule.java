package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What an item says, but for its place in the order.
 *
 * @param action what becomes of what it matches
 * @param type what the value is compared with
 * @param value as it stands in the file, not prepared; empty for {@link RuleType#EVERYBODY} and only then
 * @param kinds which stanzas it is about, never {@link StanzaKind#OTHER}; none means all (XEP-0016 section 2.1)
 */
public record AccessRule(Action action, RuleType type, String value, Set<StanzaKind> kinds) {
    public AccessRule {
        Objects.requireNonNull(action);
        Objects.requireNonNull(type);
        if (value.isEmpty() != (type == RuleType.EVERYBODY)) {
            throw new IllegalArgumentException(
                    "a rule for " + type + " with the value '" + value + "'");
        }
        if (kinds.contains(StanzaKind.OTHER)) {
            throw new IllegalArgumentException("no child of an item means " + StanzaKind.OTHER);
        }
        kinds = Set.copyOf(kinds);
    }

    /** A rule about all stanzas. */
    public static AccessRule of(Action action, RuleType type, String value) {
        return new AccessRule(action, type, value, Set.of());
    }

    /** The kinds as bits, {@link StanzaKind#ALL} for none. */
    int mask() {
        int mask = 0;
        for (StanzaKind kind : kinds) {
            mask |= kind.bit();
        }
        return mask == 0 ? StanzaKind.ALL : mask;
    }

    static Set<StanzaKind> kinds(int mask) {
        Set<StanzaKind> kinds = EnumSet.noneOf(StanzaKind.class);
        for (StanzaKind kind : StanzaKind.values()) {
            if ((mask & kind.bit()) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
