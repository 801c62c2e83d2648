package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;

/**
 * What a network tells of one account. Called by one thread at a time, in the order in which things happened; the methods
 * return quickly. A listener that cannot take more may block for a while: the network then reads no further.
 */
public interface AccountListener extends TalkListener {

    /** Logged in. Once at the most. */
    void online();

    /** Not logged in (any more), or could not. Final: nothing comes after it. */
    void offline(Disconnect reason);

    /**
     * A message came.
     *
     * @param from the contact's name, normalized
     * @param time when it was sent
     */
    void message(String from, Text text, Instant time);

    /** The network took the message that {@link NetworkAccount#send} gave the id. */
    void delivered(long id);

    /** The message did not get through, or nobody knows; the reason says which. */
    void undelivered(long id, Failure failure);

    void contactPresence(String name, Presence presence);

    /** The contact is on the network's list: it was there at log-in, came since, or changed its alias or groups. */
    void contact(Contact contact);

    void contactRemoved(String name);

    /** Somebody wants to see the user's presence. Answered through {@link NetworkAccount#authorize}. */
    void authorizationRequested(String name, String alias, String message);

    /** Something the network says to the user: message of the day, a warning. Plain text. */
    void notice(String text);

    /** Who is told what the network asks. */
    default PromptListener prompts() {
        return PromptListener.NOBODY;
    }

    /** Who is told of rooms. The same one at each call. */
    default RoomListener rooms() {
        return RoomListener.NOBODY;
    }
}
