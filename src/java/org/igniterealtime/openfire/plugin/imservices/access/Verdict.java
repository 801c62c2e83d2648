package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.xmpp.packet.JID;

/**
 * What a list decides about somebody, and why.
 *
 * @param peer whom it is about
 * @param rulings one for every kind of stanza
 */
public record Verdict(JID peer, Map<StanzaKind, Ruling> rulings) {
    public Verdict {
        Objects.requireNonNull(peer);
        if (rulings.size() != StanzaKind.values().length) {
            throw new IllegalArgumentException("rulings for " + rulings.keySet() + " only");
        }
        rulings = Collections.unmodifiableMap(new EnumMap<>(rulings));
    }

    public Ruling of(StanzaKind kind) {
        return rulings.get(kind);
    }

    /** Whether everything passes. */
    public boolean allowed() {
        return rulings.values().stream().allMatch(Ruling::allowed);
    }

    /** Whether nothing passes. */
    public boolean denied() {
        return rulings.values().stream().noneMatch(Ruling::allowed);
    }

    /** Whether one rule, or the lack of any, decides about all kinds. */
    public boolean uniform() {
        return rulings.values().stream().distinct().count() == 1;
    }
}
