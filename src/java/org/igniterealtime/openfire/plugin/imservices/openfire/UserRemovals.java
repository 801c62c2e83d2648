package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.user.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** Nothing is kept of a user whose account is deleted. In the thread that deletes it, which writes to the database anyway. */
final class UserRemovals implements UserEventListener {

    private static final Logger log = LoggerFactory.getLogger(UserRemovals.class);

    private final XMPPServer server;
    private final RegistrationTable table;

    UserRemovals(XMPPServer server, RegistrationTable table) {
        this.server = server;
        this.table = table;
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
