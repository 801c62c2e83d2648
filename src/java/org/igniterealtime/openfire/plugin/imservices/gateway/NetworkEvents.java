package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Instant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;

/**
 * Puts what the network tells of one log-in into the session's mailbox, in order. What the network could send without
 * end waits for room, so that it reads no further; what changes the session's state, and receipts (bounded by what was
 * sent), always finds room.
 */
final class NetworkEvents implements AccountListener {

    private final Session session;
    private final Mailbox mailbox;
    private final PromptEvents prompts;
    private final RoomListener rooms =
            new NetworkRoomEvents(told -> heard(() -> told.accept(session().rooms())));

    NetworkEvents(Session session, Mailbox mailbox) {
        this.session = session;
        this.mailbox = mailbox;
        this.prompts = new PromptEvents(session, this);
    }

    private Session session() {
        return session;
    }

    @Override
    public void online() {
        mailbox.put(() -> session.networkOnline(this));
    }

    @Override
    public void offline(Disconnect reason) {
        mailbox.put(() -> session.networkOffline(this, reason));
    }

    @Override
    public void message(String from, Text text, Instant time) {
        mailbox.putWaiting(() -> session.inbox().message(from, text, time));
    }

    @Override
    public void typing(String from, Typing state) {
        // Of a moment that has passed when there is no room for it.
        mailbox.offer(() -> session.chatStates().typing(from, state));
    }

    @Override
    public void sentElsewhere(String to, Text text, Instant time) {
        mailbox.putWaiting(() -> session.inbox().sentElsewhere(to, text, time));
    }

    @Override
    public void delivered(long id) {
        mailbox.put(() -> session.outbox().delivered(id));
    }

    @Override
    public void undelivered(long id, Failure failure) {
        mailbox.put(() -> session.messageFailed(id, failure));
    }

    @Override
    public void contactPresence(String name, Presence presence) {
        heard(() -> session.contacts().present(name, presence));
    }

    @Override
    public void contact(Contact contact) {
        heard(() -> session.contacts().listed(contact));
    }

    @Override
    public void contactRemoved(String name) {
        heard(() -> session.contacts().unlisted(name));
    }

    @Override
    public void authorizationRequested(String name, String alias, String message) {
        heard(() -> session.contacts().wantsToSee(name, alias, message));
    }

    @Override
    public void notice(String text) {
        mailbox.putWaiting(() -> session.inbox().notice(text));
    }

    @Override
    public PromptListener prompts() {
        return prompts;
    }

    @Override
    public RoomListener rooms() {
        return rooms;
    }

    /** What concerns contacts counts only while the account is not on its way out: after that nobody is shown. */
    void heard(Runnable task) {
        mailbox.putWaiting(
                () -> {
                    if (session.hears(this)) {
                        task.run();
                    }
                });
    }
}
