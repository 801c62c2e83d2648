package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.xmpp.packet.JID;

/** Random rules about a small world, so that they meet; and the plain way to decide by them. */
public final class AccessKit {

    public static final List<String> ADDRESSES =
            List.of(
                    "a@x.org",
                    "a@x.org/r",
                    "a@x.org/s",
                    "b@x.org",
                    "b@x.org/r",
                    "x.org",
                    "x.org/r",
                    "a@y.x.org",
                    "a@y.x.org/r",
                    "y.x.org",
                    "org",
                    "xx.org",
                    "a@xx.org/r",
                    "жук@x.org",
                    "жук@x.org/ръка",
                    "é@x.org",
                    "a@z.com");

    public static final List<String> GROUPS = List.of("Staff", "Gäste & Co", "<b>");

    private AccessKit() {}

    public static Arbitrary<AccessRule> rules() {
        return rules(Arbitraries.of(ADDRESSES));
    }

    static Arbitrary<AccessRule> rules(Arbitrary<String> addresses) {
        Arbitrary<Action> actions = Arbitraries.of(Action.class);
        Arbitrary<Set<StanzaKind>> kinds =
                Arbitraries.of(
                                StanzaKind.MESSAGE,
                                StanzaKind.IQ,
                                StanzaKind.PRESENCE_IN,
                                StanzaKind.PRESENCE_OUT)
                        .set()
                        .ofMaxSize(3);
        Arbitrary<AccessRule> jids = rules(actions, RuleType.JID, addresses, kinds);
        Arbitrary<AccessRule> groups =
                rules(actions, RuleType.GROUP, Arbitraries.of(GROUPS), kinds);
        Arbitrary<AccessRule> subscriptions =
                rules(
                        actions,
                        RuleType.SUBSCRIPTION,
                        Arbitraries.of("none", "to", "from", "both"),
                        kinds);
        Arbitrary<AccessRule> everybody =
                rules(actions, RuleType.EVERYBODY, Arbitraries.just(""), kinds);
        return Arbitraries.oneOf(jids, jids, groups, subscriptions, everybody);
    }

    private static Arbitrary<AccessRule> rules(
            Arbitrary<Action> actions,
            RuleType type,
            Arbitrary<String> values,
            Arbitrary<Set<StanzaKind>> kinds) {
        return Combinators.combine(actions, values, kinds)
                .as((action, value, about) -> new AccessRule(action, type, value, about));
    }

    /** Of people who have put the service into no group of their rosters. */
    static Arbitrary<PeerFacts> facts() {
        return facts(0);
    }

    /**
     * @param chosen how many such groups there may be
     */
    static Arbitrary<PeerFacts> facts(int chosen) {
        return Combinators.combine(
                        Arbitraries.of(GROUPS).list().ofMaxSize(2),
                        Arbitraries.of(GROUPS).list().ofMaxSize(chosen),
                        Arbitraries.of(Subscription.class))
                .as(AccessKit::facts);
    }

    static PeerFacts facts(List<String> groups, Subscription subscription) {
        return facts(groups, List.of(), subscription);
    }

    private static PeerFacts facts(
            List<String> groups, List<String> chosen, Subscription subscription) {
        return new PeerFacts() {
            @Override
            public List<String> groups(JID peer) {
                return groups;
            }

            @Override
            public List<String> chosenGroups(JID peer) {
                return chosen;
            }

            @Override
            public Subscription subscription(JID peer) {
                return subscription;
            }

            @Override
            public String toString() {
                return groups + " " + chosen + " " + subscription;
            }
        };
    }

    /** XEP-0016 section 2.2, rules 5 to 7, read aloud. */
    public static Optional<AccessItem> deciding(
            List<AccessItem> inOrder, JID peer, StanzaKind kind, PeerFacts facts) {
        for (AccessItem item : inOrder) {
            AccessRule rule = item.rule();
            if ((rule.kinds().isEmpty() || rule.kinds().contains(kind))
                    && matches(rule, peer, facts)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(AccessRule rule, JID peer, PeerFacts facts) {
        return switch (rule.type()) {
            case EVERYBODY -> true;
            case GROUP ->
                    facts.groups(peer).contains(rule.value())
                            || rule.action() == Action.DENY
                                    && facts.chosenGroups(peer).contains(rule.value());
            case SUBSCRIPTION -> facts.subscription(peer).word().equals(rule.value());
            case JID -> matches(new JID(rule.value()), peer);
        };
    }

    /** Section 2.1: the four forms. */
    private static boolean matches(JID rule, JID peer) {
        if (rule.getResource() != null) {
            return rule.toString().equals(peer.toString());
        }
        if (rule.getNode() != null) {
            return rule.toString().equals(peer.toBareJID());
        }
        return ("." + peer.getDomain()).endsWith("." + rule.getDomain());
    }
}
