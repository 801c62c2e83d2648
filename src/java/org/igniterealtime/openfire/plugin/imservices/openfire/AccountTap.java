package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.AccountDeleted;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.user.User;

/** Accounts that are deleted. */
final class AccountTap implements OpenfireEvents.Tap, UserEventListener {

    private final XMPPServer server;
    private final Consumer<AccountDeleted> events;

    AccountTap(XMPPServer server, Consumer<AccountDeleted> events) {
        this.server = server;
        this.events = events;
    }

    @Override
    public void open() {
        UserEventDispatcher.addListener(this);
    }

    @Override
    public void close() {
        UserEventDispatcher.removeListener(this);
    }

    @Override
    public void userDeleting(User user, Map<String, Object> params) {
        events.accept(new AccountDeleted(server.createJID(user.getUsername(), null)));
    }

    @Override
    public void userCreated(User user, Map<String, Object> params) {
        // Has no subscriptions.
    }

    @Override
    public void userModified(User user, Map<String, Object> params) {
        // Is the same account.
    }
}
