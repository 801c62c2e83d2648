package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xmpp.packet.JID;

/**
 * Takes the items of a file and makes the list of them. Holds no object for a rule about an address, because there may be a million
 * of them. For one list.
 */
final class Compiler implements ItemSink {

    private int count;
    private int[] orders = new int[16];
    private int[] lines = new int[16];

    /** The number among the rules for addresses; below 0 that of the other rule, negated, less one. */
    private int[] numbers = new int[16];

    private byte[] allows = new byte[16];
    private final JidRules jids = new JidRules();
    private final List<AccessRule> others = new ArrayList<>();

    @Override
    public void item(AccessItem item, JID jid) {
        if (count == orders.length) {
            int length = 2 * count;
            orders = Arrays.copyOf(orders, length);
            lines = Arrays.copyOf(lines, length);
            numbers = Arrays.copyOf(numbers, length);
            allows = Arrays.copyOf(allows, length);
        }
        orders[count] = (int) item.order();
        lines[count] = item.line();
        allows[count] = (byte) (item.rule().action() == Action.ALLOW ? 1 : 0);
        if (jid == null) {
            others.add(item.rule());
            numbers[count] = -others.size();
        } else {
            numbers[count] = jids.add(jid, item.rule().mask());
        }
        count++;
    }

    /** The list. The compiler is of no use afterwards. */
    AccessList list() {
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (orders[i] & AccessItem.MAX_ORDER) << 31 | i;
        }
        Arrays.sort(sorted);
        int[] orderOfRank = new int[count];
        int[] lineOfRank = new int[count];
        int[] ranked = new int[count - others.size()];
        int jidCount = 0;
        FewRules few = new FewRules();
        int rank = 0;
        // Behind an item that is for everybody and everything no other matters.
        for (; rank < count && few.undecided() != 0; rank++) {
            int index = (int) sorted[rank] & Integer.MAX_VALUE;
            orderOfRank[rank] = orders[index];
            lineOfRank[rank] = lines[index];
            int rankedRule = rank << 1 | allows[index];
            int number = numbers[index];
            if (number < 0) {
                few.add(others.get(-number - 1), rankedRule);
            } else {
                jids.rank(number, rankedRule, few.undecided());
                ranked[jidCount++] = number;
            }
        }
        return new AccessList(
                jids.table(ranked, jidCount),
                few,
                Arrays.copyOf(orderOfRank, rank),
                Arrays.copyOf(lineOfRank, rank),
                count);
    }
}
