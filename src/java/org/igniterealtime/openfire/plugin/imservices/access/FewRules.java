package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xmpp.packet.JID;

/**
 * The rules that are about no address: the smallest rank of each subscription, group and kind of stanza. Filled in the order of the
 * ranks; then read only.
 */
final class FewRules {

    /** No rule; larger than any, and odd, as what allows. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int KINDS = StanzaKind.values().length;
    private static final StanzaKind[] ALL_KINDS = StanzaKind.values();

    private final int[] everybody = none();
    private final int[][] subscriptions = new int[Subscription.values().length][];
    private final int[] firstSubscription = none();
    private final Map<String, OfGroup> groups = new HashMap<>();
    private final int[] firstGroup = none();
    private final int[] firstDenyingGroup = none();
    private int undecided = StanzaKind.ALL;

    /**
     * The smallest rank of each kind of stanza.
     *
     * @param deny of the rules that deny only
     */
    private record OfGroup(int[] any, int[] deny) {
        OfGroup() {
            this(none(), none());
        }
    }

    FewRules() {
        Arrays.setAll(subscriptions, i -> none());
    }

    private static int[] none() {
        int[] rules = new int[KINDS];
        Arrays.fill(rules, NONE);
        return rules;
    }

    /** The kinds of stanzas, as bits, for which there is no rule for everybody yet. */
    int undecided() {
        return undecided;
    }

    void add(AccessRule rule, int ranked) {
        int mask = rule.mask();
        switch (rule.type()) {
            case EVERYBODY -> {
                put(everybody, mask, ranked);
                undecided &= ~mask;
            }
            case SUBSCRIPTION -> {
                Subscription state = Subscription.of(rule.value()).orElseThrow();
                put(subscriptions[state.ordinal()], mask, ranked);
                put(firstSubscription, mask, ranked);
            }
            case GROUP -> {
                OfGroup group = groups.computeIfAbsent(rule.value(), name -> new OfGroup());
                put(group.any, mask, ranked);
                put(firstGroup, mask, ranked);
                if (rule.action() == Action.DENY) {
                    put(group.deny, mask, ranked);
                    put(firstDenyingGroup, mask, ranked);
                }
            }
            case JID -> throw new IllegalArgumentException("a rule for an address");
        }
    }

    private static void put(int[] rules, int mask, int ranked) {
        for (StanzaKind kind : ALL_KINDS) {
            int index = kind.ordinal();
            if ((mask & kind.bit()) != 0) {
                rules[index] = Math.min(rules[index], ranked);
            }
        }
    }

    /** The smallest ranked rule that is for everybody. */
    int forEverybody(StanzaKind kind) {
        return everybody[kind.ordinal()];
    }

    /** The smallest ranked rule for what is known of the peer, when it is below the limit; else the limit. */
    int find(JID peer, StanzaKind kind, PeerFacts facts, int limit) {
        int index = kind.ordinal();
        int best = limit;
        if (firstSubscription[index] < best) {
            best = Math.min(best, subscriptions[facts.subscription(peer).ordinal()][index]);
        }
        if (firstGroup[index] < best) {
            List<String> names = facts.groups(peer);
            // No iterator: nothing here makes an object.
            for (int i = 0; i < names.size(); i++) {
                OfGroup group = groups.get(names.get(i));
                if (group != null) {
                    best = Math.min(best, group.any[index]);
                }
            }
        }
        if (firstDenyingGroup[index] < best) {
            List<String> names = facts.chosenGroups(peer);
            for (int i = 0; i < names.size(); i++) {
                OfGroup group = groups.get(names.get(i));
                if (group != null) {
                    best = Math.min(best, group.deny[index]);
                }
            }
        }
        return best;
    }

    Set<String> groups() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    boolean hasSubscriptions() {
        return hasAny(firstSubscription);
    }

    boolean hasDenyingGroups() {
        return hasAny(firstDenyingGroup);
    }

    private static boolean hasAny(int[] rules) {
        return Arrays.stream(rules).anyMatch(ranked -> ranked != NONE);
    }
}
