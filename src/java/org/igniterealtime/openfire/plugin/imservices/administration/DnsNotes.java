package org.igniterealtime.openfire.plugin.imservices.administration;

/** Asks the DNS for the domains of services. May be called by several threads. */
public final class DnsNotes {

    /** Asks for the addresses of a domain. Blocks, a few seconds at the most. */
    public DnsNote ask(String domain) {
        throw new UnsupportedOperationException();
    }
}
