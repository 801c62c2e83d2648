package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;

/** What a network tells of conversations besides the messages themselves; a part of {@link AccountListener}. */
public interface TalkListener {

    /**
     * A contact begins or ceases to write to the user. Some networks never tell that he has ceased, and all may lose it.
     *
     * @param from the contact's name, normalized
     */
    void typing(String from, Typing state);

    /**
     * The user has written to a contact, but not through this account: from another device. Never what {@link
     * NetworkAccount#send} was given.
     *
     * @param to the contact's name, normalized
     * @param time when it was sent
     */
    void sentElsewhere(String to, Text text, Instant time);
}
