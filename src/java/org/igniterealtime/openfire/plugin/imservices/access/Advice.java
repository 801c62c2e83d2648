package org.igniterealtime.openfire.plugin.imservices.access;

import org.xmpp.packet.JID;

/** Sees what is right and hardly meant: a list that keeps nobody out, items that never apply. */
final class Advice implements ItemSink {

    private final ItemSink next;
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
        next.item(item, jid);
    }

    void give(Findings findings, Orders orders, int listStart) {
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
    }
}
