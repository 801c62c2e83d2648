package org.igniterealtime.openfire.plugin.imservices.service;

/** Why a service cannot be made or started; the message says it to an administrator, with what to do. */
public class ServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    public ServiceException(String reason) {
        super(reason);
    }

    public ServiceException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
