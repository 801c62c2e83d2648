package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;

/** The orders of a file's items, to see that no two are the same (XEP-0016 section 2.1). */
final class Orders {

    private final Findings findings;
    private int count;
    private int[] orders = new int[16];
    private int[] places = new int[16];
    private int[] lines = new int[16];

    Orders(Findings findings) {
        this.findings = findings;
    }

    /** The number, -1 when it is none from 0 to 4294967295. */
    static long parse(String number) {
        if (number.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < number.length(); i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
            if (value > AccessItem.MAX_ORDER) {
                return -1;
            }
        }
        return value;
    }

    void add(long order, int place, int line) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        orders[count] = (int) order;
        places[count] = place;
        lines[count] = line;
        count++;
    }

    /** Says which are the same. */
    void check() {
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (orders[i] & AccessItem.MAX_ORDER) << 31 | i;
        }
        Arrays.sort(sorted);
        int first = 0;
        for (int i = 1; i < count; i++) {
            if (sorted[i] >>> 31 != sorted[first] >>> 31) {
                first = i;
                continue;
            }
            int index = (int) sorted[i] & Integer.MAX_VALUE;
            findings.error(
                    places[index],
                    AccessWording.ORDER_TWICE.with(
                            lines[(int) sorted[first] & Integer.MAX_VALUE], sorted[i] >>> 31),
                    AccessWording.NUMBER_WANTED.with());
        }
    }

    /** How many items come after that order. */
    int countAfter(long order) {
        int after = 0;
        for (int i = 0; i < count; i++) {
            if (Integer.compareUnsigned(orders[i], (int) order) > 0) {
                after++;
            }
        }
        return after;
    }

    /** Where the order of the first of them in the file stands. */
    int firstAfter(long order) {
        int i = 0;
        while (Integer.compareUnsigned(orders[i], (int) order) <= 0) {
            i++;
        }
        return places[i];
    }
}
