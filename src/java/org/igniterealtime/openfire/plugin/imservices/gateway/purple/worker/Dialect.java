package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** What protocols do differently; one instance for each account. For the loop thread. */
interface Dialect {

    /** Before the account connects: settings of its own. */
    default void configure() {}

    /** The account is online, and the callback that said so has returned. */
    default void online() {}

    /** The connection is gone; nothing is asked of it any more. */
    default void offline() {}

    /** What libpurple has to send leaves now. */
    default void flush() {}

    /** Called about once a second while online. */
    default void tick() {}

    /** Asked about once a second while the account connects: whether that will never come to an end. */
    default boolean isForgotten() {
        return false;
    }

    /**
     * Sends a message, and sees to it that the plugin gets its receipt.
     *
     * @param html the text with its looks, in tags that libpurple knows; empty when it has none
     */
    void send(long id, String to, String text, String html);

    /** Does something that makes the protocol send a line of its own, when the network allows for another one. */
    default void paced(Runnable work) {
        work.run();
    }

    /** Whether contacts may be put on the buddy list before the account is online, to be asked for all at once then. */
    default boolean takesContactsEarly() {
        return false;
    }

    /** A contact's status as plain text. Most protocols keep HTML in it, as libpurple has it. */
    default String statusText(String status) {
        return Markup.toText(status);
    }

    /** Whether the network tells when a message was sent. */
    default boolean tellsTimes() {
        return true;
    }

    /** Whether a message is from the network itself rather than from somebody on it. */
    default boolean isFromNetwork(String sender) {
        return false;
    }

    /** A line came from the network, before the protocol sees it; the address of its address. */
    default void received(Pointer line) {}

    /** A message as HTML, which is what protocols hand over; some hand over plain text as if it were. */
    default String html(String message) {
        return message;
    }

    /** What is different in rooms. */
    RoomDialect rooms();

    /** How somebody, or the account itself, is just getting out of a room; null when no more is known than libpurple tells. */
    default RoomEvent.Out departure() {
        return null;
    }

    /** Whether what the account says in a room, as the network tells it, is what the plugin has had sent. */
    default boolean isEcho(Room room, String text) {
        return false;
    }

    /** A contact's message came. */
    default void heardFrom(String sender) {}
}
