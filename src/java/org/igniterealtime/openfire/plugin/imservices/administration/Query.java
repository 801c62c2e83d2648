package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Objects;

/**
 * Which rows of the list of services are wanted.
 *
 * @param filter words that must all stand somewhere in a row, in any case; empty for all rows
 * @param descending whether the order is reversed
 * @param offset how many rows are left out before
 * @param limit how many rows are wanted at the most
 */
public record Query(String filter, Order order, boolean descending, int offset, int limit) {

    /** By what rows are sorted; what is equal stays in the order of the file. */
    public enum Order {
        FILE,
        DOMAIN,
        NAME,
        CATEGORY,
        TYPE,
        BROWSE,
        ACCESS,
        STATE,
        USERS
    }

    /** All rows in the order of the file. */
    public static final Query ALL = new Query("", Order.FILE, false, 0, Integer.MAX_VALUE);

    /**
     * @throws IllegalArgumentException when offset or limit are negative
     */
    public Query {
        Objects.requireNonNull(filter);
        Objects.requireNonNull(order);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset and limit are not negative");
        }
    }
}
