package org.igniterealtime.openfire.plugin.imservices.administration;

/** Something cannot be done or read; the message is for people, with what to do. */
public class AdministrationException extends Exception {

    private static final long serialVersionUID = 1L;

    public AdministrationException(String reason) {
        super(reason);
    }

    public AdministrationException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
