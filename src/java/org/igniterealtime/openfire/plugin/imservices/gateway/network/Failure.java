package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * Why a message did not get through.
 *
 * @param kind the kind
 * @param reason in the network's own words, plain text; may be empty
 */
public record Failure(Kind kind, String reason) {

    public enum Kind {
        /** There is no such contact, or it is not there. */
        NO_SUCH_CONTACT,
        /** The network refused the message. */
        REFUSED,
        /** The account is not logged in. */
        OFFLINE,
        /** Too many messages wait already. */
        QUEUE_FULL,
        /** The connection was lost before the network confirmed it: it may or may not have arrived. */
        UNCERTAIN
    }

    public Failure {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
    }
}
