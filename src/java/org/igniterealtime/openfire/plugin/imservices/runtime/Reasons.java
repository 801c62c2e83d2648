package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.ServiceConfigurationError;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;

/** Turns what was thrown into a reason that an administrator can read. */
final class Reasons {

    private Reasons() {}

    /** Whether it is not one of the ways in which a service may say that it cannot work. */
    static boolean isUnexpected(Throwable thrown) {
        return !(thrown instanceof ServiceException);
    }

    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        boolean hasMessage = message != null && !message.isBlank();
        if (thrown instanceof ServiceException && hasMessage) {
            return message;
        }
        String kind = thrown.getClass().getSimpleName();
        if (thrown instanceof ServiceConfigurationError && thrown.getCause() != null) {
            return message + ": " + of(thrown.getCause());
        }
        return hasMessage ? kind + ": " + message : kind;
    }
}
