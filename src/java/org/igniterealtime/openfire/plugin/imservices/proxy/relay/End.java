package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

/** Why a stream has ended. */
public enum End {
    /** Both sides have sent all. */
    FINISHED,
    /** A side's connection broke. */
    BROKEN,
    /** Nothing was moved for too long. */
    IDLE,
    /** Its owner may not use the service any more. */
    SHUT_OUT,
    /** The service stops. */
    STOPPED
}
