package org.igniterealtime.openfire.plugin.imservices.conference;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Why a conversation cannot be written; said to an administrator, with what to do. */
final class HistoryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phrase phrase;

    HistoryException(Phrase phrase, Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
    }

    Phrase phrase() {
        return phrase;
    }
}
