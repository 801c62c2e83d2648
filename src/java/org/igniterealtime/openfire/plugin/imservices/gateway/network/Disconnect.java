package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * Why an account is offline.
 *
 * @param cause the kind
 * @param reason in the network's own words, plain text; empty for LOGGED_OUT
 */
public record Disconnect(Cause cause, String reason) {

    public enum Cause {
        /** As asked by {@link NetworkAccount#logOut}. */
        LOGGED_OUT(false),
        /** Name or password are wrong. */
        AUTHENTICATION_FAILED(false),
        /** Somebody else uses the name, or the same account from elsewhere. */
        NAME_IN_USE(false),
        /** The certificate is not trusted, or there is no encryption where it is wanted. */
        ENCRYPTION_FAILED(false),
        /** The account's settings are wrong. */
        INVALID_SETTINGS(false),
        /** Anything else that trying again does not mend. */
        OTHER(false),
        /** The network cannot be reached or broke off: trying again later makes sense. */
        NETWORK_ERROR(true),
        /** The process that held the connection ended or hung: trying again later makes sense. */
        WORKER_LOST(true),
        /** This account brought its process down again and again: not tried again until the user asks. */
        QUARANTINED(false);

        private final boolean worthRetrying;

        Cause(boolean worthRetrying) {
            this.worthRetrying = worthRetrying;
        }

        public boolean isWorthRetrying() {
            return worthRetrying;
        }
    }

    public Disconnect {
        Objects.requireNonNull(cause);
        Objects.requireNonNull(reason);
    }
}
