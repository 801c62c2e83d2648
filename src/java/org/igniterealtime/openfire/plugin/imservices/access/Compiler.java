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

    /** The place of the item's record; below 0 the number of the other rule, negated, less one. */
    private int[] places = new int[16];

    private byte[] allows = new byte[16];
    private byte[] records = new byte[256];
    private int used;
    private final List<AccessRule> others = new ArrayList<>();

    @Override
    public void item(AccessItem item, JID jid) {
        if (count == orders.length) {
            int length = 2 * count;
            orders = Arrays.copyOf(orders, length);
            lines = Arrays.copyOf(lines, length);
            places = Arrays.copyOf(places, length);
            allows = Arrays.copyOf(allows, length);
        }
        orders[count] = (int) item.order();
        lines[count] = item.line();
        allows[count] = (byte) (item.rule().action() == Action.ALLOW ? 1 : 0);
        if (jid == null) {
            others.add(item.rule());
            places[count] = -others.size();
        } else {
            places[count] = add(jid, item.rule().mask());
        }
        count++;
    }

    private int add(JID jid, int kinds) {
        int start = used;
        int size = JidRecord.size(jid);
        if (size > records.length - used) {
            // Room for at most a gigabyte and a half is needed: AccessFile.MAX_BYTES of what
            // stringprep makes longest.
            int more = Math.max(size, Math.min(records.length, 1 << 28));
            records = Arrays.copyOf(records, Math.addExact(records.length, more));
        }
        JidRecord.write(records, start, jid, kinds);
        used += size;
        return start;
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
        int[] jids = new int[count - others.size()];
        int jidCount = 0;
        FewRules few = new FewRules();
        int rank = 0;
        // Behind an item that is for everybody and everything no other matters.
        for (; rank < count && few.undecided() != 0; rank++) {
            int index = (int) sorted[rank] & Integer.MAX_VALUE;
            orderOfRank[rank] = orders[index];
            lineOfRank[rank] = lines[index];
            int ranked = rank << 1 | allows[index];
            int place = places[index];
            if (place < 0) {
                few.add(others.get(-place - 1), ranked);
            } else {
                int kinds = JidRecord.kinds(records, place) & few.undecided();
                JidRecord.rank(records, place, ranked, kinds);
                jids[jidCount++] = place;
            }
        }
        JidTable table = new JidTable(Arrays.copyOf(records, used), jids, jidCount);
        return new AccessList(
                table,
                few,
                Arrays.copyOf(orderOfRank, rank),
                Arrays.copyOf(lineOfRank, rank),
                count);
    }
}
