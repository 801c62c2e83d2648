package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessItem;
import org.igniterealtime.openfire.plugin.imservices.access.AccessKit;
import org.igniterealtime.openfire.plugin.imservices.access.Action;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.xmpp.packet.JID;

/**
 * What may be decided about each peer, one world after the other: a world is a list and the groups that people are in. Which worlds are
 * possible at a time is known by two numbers, the last that is surely in force and the last that can be. One thread writes, any number
 * reads.
 */
final class GateWorlds {

    static final List<JID> PEERS = AccessKit.ADDRESSES.stream().map(JID::new).toList();

    private static final int KINDS = StanzaKind.values().length;

    /** The verdicts of each world. Nothing of it changes once the number of the world is known. */
    private final List<boolean[]> worlds = new ArrayList<>();

    private volatile boolean[][] seen = {};
    private volatile int settled;

    /**
     * Another world may be in force from now on.
     *
     * @param list empty when everybody is let in; not valid when nobody is
     */
    void mayBecome(Optional<AccessFile> list, PeerFacts facts) {
        List<AccessItem> rules = list.map(AccessFile::rules).orElse(List.of());
        boolean[] verdicts = new boolean[PEERS.size() * KINDS];
        for (int peer = 0; peer < PEERS.size(); peer++) {
            for (StanzaKind kind : StanzaKind.values()) {
                verdicts[peer * KINDS + kind.ordinal()] =
                        list.map(AccessFile::isValid).orElse(true)
                                && AccessKit.deciding(rules, PEERS.get(peer), kind, facts)
                                        .map(item -> item.rule().action() == Action.ALLOW)
                                        .orElse(true);
            }
        }
        worlds.add(verdicts);
        seen = worlds.toArray(boolean[][]::new);
    }

    /** The last world is in force, and no other. */
    void settle() {
        settled = seen.length - 1;
    }

    /** The number of the last world that is surely in force. */
    int settled() {
        return settled;
    }

    /**
     * Whether a verdict is that of a world from this one to the last that is possible.
     *
     * @param from what {@link #settled} was before the verdict
     */
    boolean canBe(int from, int peer, StanzaKind kind, boolean verdict) {
        boolean[][] now = seen;
        for (int world = from; world < now.length; world++) {
            if (now[world][peer * KINDS + kind.ordinal()] == verdict) {
                return true;
            }
        }
        return false;
    }
}
