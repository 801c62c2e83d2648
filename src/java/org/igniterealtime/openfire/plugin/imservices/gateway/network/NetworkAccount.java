package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Optional;

/**
 * An account that is logged in or on its way. Calls return at once and never block; they take effect in the order in which
 * they are made. After {@link AccountListener#offline} they do nothing, except that {@link #send} still answers each
 * message.
 */
public interface NetworkAccount {

    /**
     * Sends a message. The listener is told exactly once for each id: {@link AccountListener#delivered} or {@link
     * AccountListener#undelivered}.
     *
     * @param id tells the message apart within this account; ascending
     * @param to the contact's name
     */
    void send(long id, String to, Text text);

    /** The same of a text without looks. */
    default void send(long id, String to, String plain) {
        send(id, to, Text.plain(plain));
    }

    /** The user begins or ceases to write to somebody; a network without {@link Ability#TYPING} does nothing with it. */
    void typing(String to, Typing state);

    /** Adds a contact to the list that the network keeps (or watches it, where the network keeps none). */
    void addContact(Contact contact);

    void removeContact(String name);

    void setPresence(Presence presence);

    /** Answers an {@link AccountListener#authorizationRequested}. */
    void authorize(String contact, boolean allowed);

    /** Answers a {@link PromptListener#asked}. Does nothing when the prompt is over already. */
    void answer(PromptAnswer answer);

    /** The account's rooms; empty where the network has none. */
    default Optional<NetworkRooms> rooms() {
        return Optional.empty();
    }

    /** Logs out; {@link AccountListener#offline} follows. Does nothing the second time. */
    void logOut();
}
