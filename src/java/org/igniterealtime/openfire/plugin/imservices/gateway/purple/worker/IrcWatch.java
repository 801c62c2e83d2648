package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/**
 * Which contacts are on IRC. libpurple asks (ISON) every 45 s; here its timer is made to fire more often, and soon after
 * something was seen that the list says otherwise. For the loop thread.
 */
final class IrcWatch {

    private static final long INTERVAL_NANOS = 15_000_000_000L;
    private static final long AGAIN_NANOS = 3_000_000_000L;

    private final Login login;

    /** The {@code GSource} of irc_blist_timeout; null while offline. */
    private Pointer timer;

    private long lastAsked;

    IrcWatch(Login login) {
        this.login = login;
    }

    /** @param timerId of libpurple's timer; 0 when it has none */
    void start(int timerId) {
        if (timerId != 0) {
            timer = GSources.reference(GLib.g_main_context_find_source_by_id(null, timerId));
        }
        lastAsked = System.nanoTime();
    }

    void stop() {
        GSources.release(timer);
        timer = null;
    }

    void tick(long now) {
        if (now - lastAsked > INTERVAL_NANOS) {
            ask(now);
        }
    }

    private void ask(long now) {
        lastAsked = now;
        GSources.dispatchNow(timer);
    }

    /** A contact was seen, or was not: when the list says otherwise, it is asked again soon. */
    void seen(String name, boolean there) {
        Pointer buddy = Purple.purple_find_buddy(login.account, name);
        if (buddy == null) {
            return;
        }
        Pointer status =
                Purple.purple_presence_get_active_status(Purple.purple_buddy_get_presence(buddy));
        long now = System.nanoTime();
        if (Statuses.show(status).equals("OFFLINE") == there && now - lastAsked > AGAIN_NANOS) {
            ask(now);
        }
    }
}
