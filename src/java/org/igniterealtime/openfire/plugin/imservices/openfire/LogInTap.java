package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.net.UnknownHostException;
import java.security.Security;
import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.LogInFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Refusal;
import org.jivesoftware.openfire.lockout.LockOutEventDispatcher;
import org.jivesoftware.openfire.lockout.LockOutEventListener;
import org.jivesoftware.openfire.lockout.LockOutFlag;
import org.jivesoftware.openfire.net.SASLAuthentication;
import org.jivesoftware.openfire.session.LocalSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who fails to log in. No version of Openfire tells that to anybody, so {@link WatchedMechanisms} stands before its mechanisms while somebody
 * listens. Of locked accounts Openfire tells its listeners. What it refuses before a mechanism is asked (a mechanism that there is not,
 * something that is no base64) names nobody, and is not told; nor are log-ins to the console, nor those of XEP-0078.
 */
final class LogInTap implements OpenfireEvents.Tap, LockOutEventListener {

    private static final Logger log = LoggerFactory.getLogger(LogInTap.class);

    private final Consumer<LogInFailed> events;
    private WatchedMechanisms mechanisms;

    /** Who was last refused as locked, and on which thread: the mechanism then fails on the same, and that is no second failure. */
    private volatile Denied denied = new Denied(0, "");

    private record Denied(long thread, String user) {}

    LogInTap(Consumer<LogInFailed> events) {
        this.events = events;
    }

    @Override
    public void open() {
        LockOutEventDispatcher.addListener(this);
        // Openfire adds its mechanisms to those of Java when they are first asked for.
        log.debug("There are the mechanisms {}", SASLAuthentication.getImplementedMechanisms());
        mechanisms = new WatchedMechanisms(this::failed);
        if (Security.insertProviderAt(mechanisms, 1) < 0) {
            log.warn(
                    "Something else is called {}; who fails to log in is not told",
                    mechanisms.getName());
            mechanisms = null;
        }
    }

    @Override
    public void close() {
        if (mechanisms != null) {
            Security.removeProvider(mechanisms.getName());
            mechanisms.forget();
            mechanisms = null;
        }
        LockOutEventDispatcher.removeListener(this);
    }

    private void failed(String user, Map<String, ?> properties) {
        Denied last = denied;
        if (last.thread == Thread.currentThread().getId() && last.user.equals(user)) {
            denied = new Denied(0, "");
            return;
        }
        events.accept(new LogInFailed(user, address(properties), Refusal.NOT_AUTHORIZED));
    }

    /** Openfire hands its session to the mechanisms. */
    private static String address(Map<String, ?> properties) {
        if (properties.get(LocalSession.class.getCanonicalName()) instanceof LocalSession session) {
            try {
                return session.getHostAddress();
            } catch (UnknownHostException e) {
                log.debug("{} has gone already", session, e);
            }
        }
        return "";
    }

    @Override
    public void lockedAccountDenied(String username) {
        denied = new Denied(Thread.currentThread().getId(), username);
        events.accept(new LogInFailed(username, "", Refusal.LOCKED));
    }

    @Override
    public void accountLocked(LockOutFlag flag) {
        // Nobody has failed yet.
    }

    @Override
    public void accountUnlocked(String username) {
        // Nobody fails any more.
    }
}
