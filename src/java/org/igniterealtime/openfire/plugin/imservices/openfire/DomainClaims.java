package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

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

    private static final String OWN =
            "{0} is the domain of this server itself; choose a subdomain such as irc.{0}";
    private static final String HOST = "{0} is the host name of this server; choose another domain";
    private static final String HELD = "{0} is in use by another service of this plugin";
    private static final String SERVICE =
            "{0} belongs to this server''s own {1}; choose another domain";
    private static final String COMPONENT =
            "{0} is in use by another component (a plugin''s or an external one); choose another"
                    + " domain, or remove it";

    private final Taken taken;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    DomainClaims(Taken taken) {
        this.taken = taken;
    }

    /** Takes the domain; or the reason why it cannot be had. */
    synchronized Optional<String> claim(String domain) {
        Optional<String> reason = refusal(domain).map(Phrase::toString);
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

    /** Why the domain could not be had by who does not hold it; empty when it could, or one of the plugin's services holds it. Claims nothing. */
    synchronized Optional<Phrase> refusalByOthers(String domain) {
        return held.contains(domain) ? Optional.empty() : refusal(domain);
    }

    private Optional<Phrase> refusal(String domain) {
        if (domain.equals(taken.serverDomain())) {
            return because("own", OWN, domain);
        }
        if (taken.hostNames().contains(domain)) {
            return because("host", HOST, domain);
        }
        if (held.contains(domain)) {
            return because("held", HELD, domain);
        }
        String service = taken.serverServices().get(domain);
        if (service != null) {
            return because("service", SERVICE, domain, service);
        }
        return taken.hasComponent(domain)
                ? because("component", COMPONENT, domain)
                : Optional.empty();
    }

    private static Optional<Phrase> because(String key, String pattern, String... arguments) {
        return Optional.of(new Phrase("administration.domain." + key, pattern, List.of(arguments)));
    }
}
