package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.user.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Nothing is kept of a user whose account is deleted: the rows go in the thread that deletes it, which writes to the database anyway;
 * services hear of it on the executor.
 */
final class UserRemovals implements UserEventListener {

    private static final Logger log = LoggerFactory.getLogger(UserRemovals.class);

    private final XMPPServer server;
    private final RegistrationTable table;
    private final Executor executor;
    private final Map<String, Consumer<JID>> listeners = new ConcurrentHashMap<>();

    UserRemovals(XMPPServer server, RegistrationTable table, Executor executor) {
        this.server = server;
        this.table = table;
        this.executor = executor;
    }

    void listen(String domain, Consumer<JID> listener) {
        listeners.put(domain, listener);
    }

    void forget(String domain) {
        listeners.remove(domain);
    }

    @Override
    public void userDeleting(User user, Map<String, Object> params) {
        JID address = server.createJID(user.getUsername(), null);
        try {
            int deleted = table.deleteUser(address);
            if (deleted > 0) {
                log.info(
                        "{} is being deleted; so are {} registrations with services",
                        address,
                        deleted);
            }
        } catch (StorageException e) {
            log.error(
                    "Rows of {} may be left in ofImsRegistration and must be deleted by hand",
                    address,
                    e);
        }
        try {
            executor.execute(
                    () -> listeners.forEach((domain, each) -> tell(domain, each, address)));
        } catch (RejectedExecutionException e) {
            log.debug("The plugin is stopping; services do not hear that {} goes", address, e);
        }
    }

    private static void tell(String domain, Consumer<JID> listener, JID user) {
        try {
            listener.accept(user);
        } catch (RuntimeException e) {
            log.error("The service {} failed when the account {} was deleted", domain, user, e);
        }
    }

    @Override
    public void userCreated(User user, Map<String, Object> params) {
        // Nothing to do.
    }

    @Override
    public void userModified(User user, Map<String, Object> params) {
        // Nothing to do.
    }
}
