package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.xmpp.packet.JID;

/**
 * Who is hidden because of a group. To read a group of many thousands may take a second, and the server does not keep one that is
 * too large for its cache; so what was read counts for ten times as long as reading it took: a small group is as it is at each search, a
 * huge one may be seconds late. Safe for several threads; one of them reads, the others wait for it.
 */
final class HiddenMembers {

    private static final int TIMES = 10;

    private final Users users;
    private final List<String> groups;
    private final LongSupplier nanoTime;
    private Predicate<JID> members;
    private long until;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    HiddenMembers(Users users, List<String> groups, LongSupplier nanoTime) {
        this.users = users;
        this.groups = List.copyOf(groups);
        this.nanoTime = nanoTime;
    }

    /** Whether somebody is hidden; for one search. Blocks. */
    synchronized Predicate<JID> now() {
        long start = nanoTime.getAsLong();
        if (members == null || start - until >= 0) {
            members = users.members(groups);
            long end = nanoTime.getAsLong();
            until = end + TIMES * (end - start);
        }
        return members;
    }
}
