package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Instant;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/**
 * How a service of the file is doing.
 *
 * @param domain its domain, or the section's name when that is no domain
 * @param state the state
 * @param why the reason, for an administrator, with what to do; empty when there is nothing to say
 * @param since when it came into this state
 */
public record ServiceStatus(String domain, ServiceState state, Phrase why, Instant since) {
    public ServiceStatus {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(state);
        Objects.requireNonNull(why);
        Objects.requireNonNull(since);
    }

    /** The reason in English; empty when there is nothing to say. */
    public String reason() {
        return why.toString();
    }
}
