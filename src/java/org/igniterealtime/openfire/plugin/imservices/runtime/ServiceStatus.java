package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Instant;
import java.util.Objects;

/**
 * How a service of the file is doing.
 *
 * @param domain its domain, or the section's name when that is no domain
 * @param state the state
 * @param reason why, for an administrator, with what to do; empty when there is nothing to say
 * @param since when it came into this state
 */
public record ServiceStatus(String domain, ServiceState state, String reason, Instant since) {
    public ServiceStatus {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(state);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(since);
    }
}
