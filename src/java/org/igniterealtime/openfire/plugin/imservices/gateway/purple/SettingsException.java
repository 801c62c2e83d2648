package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** Why a setting of a service or of an account cannot be used; the message, in English, names the setting. */
class SettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phrase phrase;

    /** One that there is only in English. */
    SettingsException(String message) {
        this(Phrase.english(message));
    }

    SettingsException(Phrase message) {
        super(message.toString());
        this.phrase = message;
    }

    Phrase phrase() {
        return phrase;
    }
}
