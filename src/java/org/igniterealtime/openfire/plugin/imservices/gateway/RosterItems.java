package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.xmpp.packet.JID;

/**
 * How the gateway edits the rosters of local users: it adds and completes, and what the user himself wrote stays. Every
 * call blocks.
 */
final class RosterItems {

    private final Rosters rosters;

    RosterItems(Rosters rosters) {
        this.rosters = rosters;
    }

    /**
     * Makes the subscription mutual.
     *
     * @param alias the name, if the user gave none
     * @param groups the groups, if the user chose none
     * @return the item as it is now
     */
    Rosters.Item putBoth(JID user, JID contact, String alias, List<String> groups) {
        Optional<Rosters.Item> present = rosters.item(user, contact);
        Rosters.Item wanted =
                new Rosters.Item(
                        contact,
                        present.map(RosterItems::alias).filter(n -> !n.isEmpty()).orElse(alias),
                        present.map(Rosters.Item::groups).filter(g -> !g.isEmpty()).orElse(groups),
                        "both");
        if (!present.equals(Optional.of(wanted))) {
            rosters.put(user, wanted);
        }
        return wanted;
    }

    /** Whether the user lets the contact see his presence (RFC 6121 section 2.1.2.5). */
    boolean isSeenBy(JID user, JID contact) {
        return rosters.item(user, contact)
                .filter(item -> List.of("from", "both").contains(item.subscription()))
                .isPresent();
    }

    static String alias(Rosters.Item item) {
        return item.name() == null ? "" : item.name();
    }
}
