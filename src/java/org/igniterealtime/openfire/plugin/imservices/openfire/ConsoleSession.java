package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.imservices.console.ConsoleHost;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jivesoftware.util.JiveGlobals;

/** Who is logged in to the console, by the console's own means. */
public final class ConsoleSession implements ConsoleHost {

    /** Under which the console's log-in keeps who it was, in all versions. */
    private static final String LOGIN = "jive.admin.authToken";

    /** Since Openfire 4.7: who has lost his password logs in with a token that is good for once, and is nobody. Its name is secret. */
    private static final String RECOVERY = "OneTimeAuthToken";

    @Override
    public Optional<String> administrator(Function<String, Object> session) {
        if (!(session.apply(LOGIN) instanceof AuthToken token) || token.getUsername() == null) {
            return Optional.empty();
        }
        if (token.getClass().getSimpleName().equals(RECOVERY)) {
            return Optional.of(RECOVERY);
        }
        return Optional.of(token.getUsername())
                .filter(user -> AdminManager.getInstance().isUserAdmin(user, true));
    }

    @Override
    public Locale locale() {
        return JiveGlobals.getLocale();
    }
}
