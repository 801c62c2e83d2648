package org.igniterealtime.openfire.plugin.imservices.service;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/**
 * Why a service cannot be made or started; said to an administrator, with what to do. The message is the reason in English, for the
 * log.
 */
public class ServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phrase phrase;

    /** One that there is only in English. */
    public ServiceException(String reason) {
        this(reason, null);
    }

    /** One that there is only in English. */
    public ServiceException(String reason, Throwable cause) {
        this(Phrase.english(reason == null ? "" : reason), cause);
    }

    public ServiceException(Phrase reason) {
        this(reason, null);
    }

    public ServiceException(Phrase reason, Throwable cause) {
        super(reason.toString(), cause);
        this.phrase = reason;
    }

    /** The reason, in every language that there is. */
    public Phrase phrase() {
        return phrase;
    }
}
