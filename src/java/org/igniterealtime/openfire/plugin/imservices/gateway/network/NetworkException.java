package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Why a network cannot be used; said to an administrator, with what to do. The message is the reason in English, for the log. */
public class NetworkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phrase phrase;

    /** One that there is only in English. */
    public NetworkException(String reason) {
        this(Phrase.english(reason), null);
    }

    public NetworkException(Phrase reason) {
        this(reason, null);
    }

    public NetworkException(Phrase reason, Throwable cause) {
        super(reason.toString(), cause);
        this.phrase = reason;
    }

    /** The reason, in every language that there is. */
    public Phrase phrase() {
        return phrase;
    }
}
