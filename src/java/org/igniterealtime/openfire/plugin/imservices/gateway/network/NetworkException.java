package org.igniterealtime.openfire.plugin.imservices.gateway.network;

/** Why a network cannot be used; the message says it to an administrator, with what to do. */
public class NetworkException extends Exception {

    private static final long serialVersionUID = 1L;

    public NetworkException(String reason) {
        super(reason);
    }

    public NetworkException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
