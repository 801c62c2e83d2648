package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * Whether the DNS has an address for a domain.
 *
 * @param found whether it has
 * @param addresses those that it has
 * @param text for people: that users of other servers can reach the service, or which record to create so that they can
 */
public record DnsNote(boolean found, List<String> addresses, String text) {
    public DnsNote {
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(text);
    }
}
