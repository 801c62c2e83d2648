package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.xmpp.packet.JID;

/**
 * An access list made to decide (XEP-0016 section 2): the item of the smallest order that matches says what becomes of a stanza;
 * when none does, it passes.
 *
 * <p>A decision takes a few hash look-ups, however long the list is, and makes no object. Immutable; any number of threads may use
 * it at once.
 */
public final class AccessList {

    private final JidTable jids;
    private final FewRules few;
    private final int[] orders;
    private final int[] lines;
    private final int size;

    AccessList(JidTable jids, FewRules few, int[] orders, int[] lines, int size) {
        this.jids = jids;
        this.few = few;
        this.orders = orders;
        this.lines = lines;
        this.size = size;
    }

    /**
     * Reads a file to use it, without an object for each item. Throws nothing.
     *
     * @param content not changed while it is read, and not kept
     */
    public static AccessReading read(byte[] content) {
        Reading reading = Reading.of(content, (item, jid) -> {});
        return new AccessReading(reading.list(), reading.problems());
    }

    /** Whether a problem of a list is that somebody is let in to whom nothing goes out. */
    public static boolean isOneWay(Problem problem) {
        return problem.found().key().equals(AccessWording.ONE_WAY.key());
    }

    /** How many items it was made of. */
    public int size() {
        return size;
    }

    /** The groups that its rules name, as they stand in the file: those that matter of {@link PeerFacts#groups}. */
    public Set<String> groups() {
        return few.groups();
    }

    /** Whether a rule asks for {@link PeerFacts#chosenGroups}. */
    public boolean asksForChosenGroups() {
        return few.hasDenyingGroups();
    }

    /** Whether a rule asks for {@link PeerFacts#subscription}. */
    public boolean asksForSubscriptions() {
        return few.hasSubscriptions();
    }

    /**
     * Whether a stanza passes.
     *
     * @param peer the end of the stanza that is not the service: the sender of what comes to it, the recipient of what it sends
     * @param kind see {@link StanzaKind#of}
     * @param facts asked only when a rule needs it
     */
    public boolean allows(JID peer, StanzaKind kind, PeerFacts facts) {
        return (ranked(peer, kind, facts) & 1) != 0;
    }

    /** Twice the rank of the rule that decides, and 1 more when it allows. */
    private int ranked(JID peer, StanzaKind kind, PeerFacts facts) {
        int best = jids.find(peer, kind, few.forEverybody(kind));
        return few.find(peer, kind, facts, best);
    }

    /** What is decided about somebody, and by which rules. */
    public Verdict explain(JID peer, PeerFacts facts) {
        Map<StanzaKind, Ruling> rulings = new EnumMap<>(StanzaKind.class);
        for (StanzaKind kind : StanzaKind.values()) {
            rulings.put(kind, ruling(ranked(peer, kind, facts)));
        }
        return new Verdict(peer, rulings);
    }

    private Ruling ruling(int ranked) {
        if (ranked == FewRules.NONE) {
            return new Ruling(Action.ALLOW, Optional.empty());
        }
        int rank = ranked >>> 1;
        return new Ruling(
                (ranked & 1) != 0 ? Action.ALLOW : Action.DENY,
                Optional.of(new Ruling.Place(orders[rank] & AccessItem.MAX_ORDER, lines[rank])));
    }
}
