package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

/** Why a setting of a service or of an account cannot be used; the message names the setting. */
class SettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        super(message);
    }
}
