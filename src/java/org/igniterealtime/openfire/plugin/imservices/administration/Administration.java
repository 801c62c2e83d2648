package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Objects;

/** All that an administrator can do, in one hand: what the console's pages and the commands are given. */
public record Administration(
        ServicesAdministration services,
        TextFiles files,
        ServiceExamples examples,
        AccessRules access,
        Trials trials,
        DnsNotes dns) {
    public Administration {
        Objects.requireNonNull(services);
        Objects.requireNonNull(files);
        Objects.requireNonNull(examples);
        Objects.requireNonNull(access);
        Objects.requireNonNull(trials);
        Objects.requireNonNull(dns);
    }
}
