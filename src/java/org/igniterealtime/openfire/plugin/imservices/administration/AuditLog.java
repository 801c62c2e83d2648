package org.igniterealtime.openfire.plugin.imservices.administration;

/** The server's log of what administrators have done. */
public interface AuditLog {

    /**
     * Records a change. May block; throws nothing.
     *
     * @param summary one line
     * @param details what was before and after, without passwords
     */
    void record(Actor actor, String summary, String details);
}
