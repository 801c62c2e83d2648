package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which domains the plugin's services hold, and which it must leave alone. Pure but for what {@link Taken} asks. */
final class DomainClaims {

    /** What the server and others have; asked anew for each claim. */
    interface Taken {
        String serverDomain();

        /** The server's host names. */
        Set<String> hostNames();

        /** The domains of the server's own services, running or not, with a word for each. */
        Map<String, String> serverServices();

        /** Whether a component, inside the server or connected to it, has a route. */
        boolean hasComponent(String domain);
    }

    private final Taken taken;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    DomainClaims(Taken taken) {
        this.taken = taken;
    }

    /** Takes the domain; or the reason why it cannot be had. */
    synchronized Optional<String> claim(String domain) {
        Optional<String> reason = refusal(domain);
        if (reason.isEmpty()) {
            held.add(domain);
        }
        return reason;
    }

    synchronized void release(String domain) {
        held.remove(domain);
    }

    /** Whether the server routes stanzas to the domain as it does to its components: it looks at the end of the name only. */
    boolean isOutside(String domain) {
        return !domain.endsWith(taken.serverDomain());
    }

    private Optional<String> refusal(String domain) {
        if (domain.equals(taken.serverDomain())) {
            return Optional.of(
                    domain
                            + " is the domain of this server itself; choose a subdomain such as irc."
                            + domain);
        }
        if (taken.hostNames().contains(domain)) {
            return Optional.of(domain + " is the host name of this server; choose another domain");
        }
        if (held.contains(domain)) {
            return Optional.of(domain + " is in use by another service of this plugin");
        }
        String service = taken.serverServices().get(domain);
        if (service != null) {
            return Optional.of(
                    domain
                            + " belongs to this server's own "
                            + service
                            + "; choose another domain");
        }
        if (taken.hasComponent(domain)) {
            return Optional.of(
                    domain
                            + " is in use by another component (a plugin's or an external one); choose another domain, or remove it");
        }
        return Optional.empty();
    }
}
