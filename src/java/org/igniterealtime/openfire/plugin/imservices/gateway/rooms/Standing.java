package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;

/** What a rank on the network is in XEP-0045 (section 5). */
final class Standing {

    private Standing() {}

    static String affiliation(Rank rank) {
        return switch (rank) {
            case OWNER -> "owner";
            case ADMIN -> "admin";
            case MODERATOR, MEMBER -> "member";
            case NONE -> "none";
        };
    }

    static String role(Rank rank) {
        return rank.compareTo(Rank.MODERATOR) >= 0 ? "moderator" : "participant";
    }
}
