package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;

/**
 * The bounds of a gateway.
 *
 * @param mailbox stanzas and events that may wait for one session's turn
 * @param waiting messages that one user may have waiting for the network
 * @param waitingCharacters characters of them
 * @param inFlight messages of one user that the network has and has not confirmed
 * @param keep how long a message waits for the account to be online
 * @param linger how long an account stays logged in after its user went, so that what the user wrote last gets out
 * @param stable how long an account must have been online for its troubles to count as over
 * @param answers how long messages given to a network that is offline now wait for its word on them
 * @param trial how long the network may take to accept or refuse a registration
 */
record Limits(
        int mailbox,
        int waiting,
        long waitingCharacters,
        int inFlight,
        Duration keep,
        Duration linger,
        Duration stable,
        Duration answers,
        Duration trial) {

    static final Limits USUAL =
            new Limits(
                    5_000,
                    5_000,
                    4L << 20,
                    256,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(45));
}
