package org.igniterealtime.openfire.plugin.imservices.monitor;

import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.JID;

/**
 * Who is told: those on the service's access list; the server's administrators where there is none. Every call may block.
 */
final class Admission {

    private final Host host;
    private volatile boolean listed;

    Admission(Host host) {
        this.host = host;
    }

    /** Whether the service has an access list. */
    void listed(boolean now) {
        listed = now;
    }

    /** Notes in the audit log what it should have: who reads the server's log. */
    void note(JID user, Topic topic) {
        if (topic == Topic.LOG) {
            host.audit(user, MonitorWording.LOG_READ.with(), "");
        }
    }

    boolean admits(JID user) {
        return listed
                ? host.mayUse(user, StanzaKind.MESSAGE)
                : host.figures().isAdministrator(user);
    }
}
