package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.jivesoftware.openfire.roster.RosterItem;

/**
 * How a user has a service in his roster.
 *
 * @param subscription as the service sees it: who is subscribed to its presence is one that it has a subscription from
 * @param groups those of his roster that he has put it into
 */
record RosterContact(Subscription subscription, List<String> groups) {

    /** Of whom who does not have it. */
    static final RosterContact NONE = new RosterContact(Subscription.NONE, List.of());

    RosterContact {
        Objects.requireNonNull(subscription);
        groups = List.copyOf(groups);
    }

    static RosterContact of(RosterItem item) {
        return new RosterContact(mirrored(item.getSubStatus().getValue()), item.getGroups());
    }

    /** The state of a user's item, as the service sees it. */
    static Subscription mirrored(int ofUser) {
        if (ofUser == RosterItem.SUB_TO.getValue()) {
            return Subscription.FROM;
        }
        if (ofUser == RosterItem.SUB_FROM.getValue()) {
            return Subscription.TO;
        }
        return ofUser == RosterItem.SUB_BOTH.getValue() ? Subscription.BOTH : Subscription.NONE;
    }
}
