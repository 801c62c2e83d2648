package org.igniterealtime.openfire.plugin.imservices.openfire;

import org.igniterealtime.openfire.plugin.imservices.administration.Actor;
import org.igniterealtime.openfire.plugin.imservices.administration.AuditLog;
import org.jivesoftware.openfire.security.SecurityAuditManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's security audit log, which the console shows under Server, Security Audit Viewer. */
public final class OpenfireAudit implements AuditLog {

    private static final Logger log = LoggerFactory.getLogger(OpenfireAudit.class);

    /** What the column of the name holds; an entry with a longer one is lost. The details have all of it. */
    private static final int NAME = 64;

    @Override
    public void record(Actor actor, String summary, String details) {
        try {
            String name = actor.name();
            SecurityAuditManager.getInstance()
                    .logEvent(
                            name.length() <= NAME ? name : name.substring(0, NAME),
                            summary,
                            details);
        } catch (RuntimeException e) {
            // Providers may be anybody's. What has been done is done, and must be told somewhere.
            log.error("The security audit log did not take: {} {}", summary, details, e);
        }
    }
}
