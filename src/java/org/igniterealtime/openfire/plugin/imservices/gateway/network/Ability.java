package org.igniterealtime.openfire.plugin.imservices.gateway.network;

/** What some networks can and others cannot. */
public enum Ability {
    /** It tells who is typing, and can be told that the user is. */
    TYPING,
    /** It carries the looks of a text ({@link Text#html}), at least to some. */
    LOOKS,
    /** {@link AccountListener#delivered} is its own word; of other networks it says no more than that they were handed the message. */
    RECEIPTS,
    /** It has rooms. */
    ROOMS
}
