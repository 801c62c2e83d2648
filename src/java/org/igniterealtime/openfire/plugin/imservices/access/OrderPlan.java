package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which order an item gets at a place among others, and which of the others must get another one to make room: as few as possible.
 *
 * @param order the item's
 * @param shifted the new orders by the number of the item among the others; mostly none
 */
record OrderPlan(long order, Map<Integer, Long> shifted) {

    /**
     * @param others their orders, the smallest first
     * @param index how many of them come before
     */
    static OrderPlan at(long[] others, int index) {
        long below = index == 0 ? -1 : others[index - 1];
        if (index == others.length && below < AccessItem.MAX_ORDER) {
            long round = (below / 10 + 1) * 10;
            return new OrderPlan(Math.min(round, AccessItem.MAX_ORDER), Map.of());
        }
        long above = index == others.length ? AccessItem.MAX_ORDER + 1 : others[index];
        if (above - below > 1) {
            return new OrderPlan(below + (above - below) / 2, Map.of());
        }
        Map<Integer, Long> shifted = new TreeMap<>();
        int last = index;
        for (long wanted = above + 1; last < others.length && others[last] < wanted; wanted++) {
            shifted.put(last++, wanted);
        }
        if (!shifted.isEmpty() && shifted.get(last - 1) <= AccessItem.MAX_ORDER) {
            return new OrderPlan(above, shifted);
        }
        // No room above: the largest possible orders are taken.
        shifted.clear();
        int first = index - 1;
        for (long wanted = below - 1; first >= 0 && others[first] > wanted; wanted--) {
            shifted.put(first--, wanted);
        }
        return new OrderPlan(below, shifted);
    }
}
