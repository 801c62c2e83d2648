package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xmpp.packet.JID;

/** Sees what is right and hardly meant: a list that keeps nobody out, items that never apply or let nothing out. */
final class Advice implements ItemSink {

    /** Whom a rule for everybody is asked about; never anybody's address (RFC 2606 section 2). */
    private static final JID SOMEBODY = new JID("somebody@nowhere.invalid");

    /**
     * A rule that lets in some kinds of stanzas only.
     *
     * @param jid null for a rule that is about no address
     */
    private record Narrow(AccessItem item, JID jid) {}

    /** One who fits a rule for groups or subscriptions, and no other such rule. */
    private record Fitting(AccessRule rule) implements PeerFacts {

        @Override
        public List<String> groups(JID peer) {
            return rule.type() == RuleType.GROUP ? List.of(rule.value()) : List.of();
        }

        @Override
        public Subscription subscription(JID peer) {
            return rule.type() == RuleType.SUBSCRIPTION
                    ? Subscription.of(rule.value()).orElseThrow()
                    : Subscription.NONE;
        }
    }

    private final ItemSink next;

    /** As many as can be said. */
    private final List<Narrow> narrow = new ArrayList<>();

    private boolean any;
    private boolean denies;
    private AccessItem forEverybody;

    Advice(ItemSink next) {
        this.next = next;
    }

    @Override
    public void item(AccessItem item, JID jid) {
        any = true;
        denies |= item.rule().action() == Action.DENY;
        if (item.rule().type() == RuleType.EVERYBODY
                && item.rule().kinds().isEmpty()
                && (forEverybody == null || item.order() < forEverybody.order())) {
            forEverybody = item;
        }
        Set<StanzaKind> kinds = item.rule().kinds();
        if (item.rule().action() == Action.ALLOW
                && !kinds.isEmpty()
                && !kinds.equals(Set.of(StanzaKind.PRESENCE_OUT))
                && narrow.size() < Findings.LIMIT) {
            narrow.add(new Narrow(item, jid));
        }
        next.item(item, jid);
    }

    void give(Findings findings, Orders orders, int listStart, AccessList list) {
        if (!denies) {
            findings.warning(
                    listStart,
                    (any ? AccessWording.DENIES_NOTHING : AccessWording.NO_ITEMS).with(),
                    AccessWording.DENY_WANTED.with());
        }
        int hidden = forEverybody == null ? 0 : orders.countAfter(forEverybody.order());
        if (hidden > 0) {
            findings.warning(
                    orders.firstAfter(forEverybody.order()),
                    AccessWording.NEVER_APPLIES.with(hidden, forEverybody.line()),
                    AccessWording.LAST_WANTED.with());
        }
        for (Narrow each : narrow) {
            oneWay(each, list, findings);
        }
    }

    /**
     * Answers, and messages and subscriptions from the service, are what no child means (XEP-0016 section 2.13), so another rule decides
     * about them.
     */
    private static void oneWay(Narrow narrow, AccessList list, Findings findings) {
        JID peer = narrow.jid() == null ? SOMEBODY : narrow.jid();
        Verdict verdict = list.explain(peer, new Fitting(narrow.item().rule()));
        Ruling out = verdict.of(StanzaKind.OTHER);
        boolean letsIn =
                narrow.item().rule().kinds().stream()
                        .map(verdict::of)
                        .flatMap(ruling -> ruling.decidedBy().stream())
                        .anyMatch(rule -> rule.order() == narrow.item().order());
        if (letsIn && !out.allowed()) {
            findings.warning(
                    narrow.item().start(),
                    AccessWording.ONE_WAY.with(out.decidedBy().orElseThrow().line()),
                    AccessWording.BOTH_WAYS_WANTED.with());
        }
    }
}
