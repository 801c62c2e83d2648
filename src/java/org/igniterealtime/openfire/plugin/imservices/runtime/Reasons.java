package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.List;
import java.util.ServiceConfigurationError;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;

/** Turns what was thrown into a reason that an administrator can read. */
final class Reasons {

    private Reasons() {}

    /** Whether it is not one of the ways in which a service may say that it cannot work. */
    static boolean isUnexpected(Throwable thrown) {
        return !(thrown instanceof ServiceException);
    }

    static Phrase of(Throwable thrown) {
        if (thrown instanceof ServiceException said && !said.phrase().isEmpty()) {
            return said.phrase();
        }
        String message = thrown.getMessage();
        boolean hasMessage = message != null && !message.isBlank();
        String kind = thrown.getClass().getSimpleName();
        if (thrown instanceof ServiceConfigurationError && thrown.getCause() != null) {
            return Phrase.joined(": ", List.of(Phrase.english(message), of(thrown.getCause())));
        }
        return Phrase.english(hasMessage ? kind + ": " + message : kind);
    }
}
