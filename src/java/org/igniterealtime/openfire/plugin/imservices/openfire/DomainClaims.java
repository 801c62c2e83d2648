package org.igniterealtime.openfire.plugin.imservices.openfire;

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

    private final Taken taken;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    DomainClaims(Taken taken) {
        this.taken = taken;
    }

    /** Takes the domain; or the reason why it cannot be had. */
    synchronized Optional<Phrase> claim(String domain) {
        Optional<Phrase> reason = refusal(domain);
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
            return because(HostingWording.OWN, domain);
        }
        if (taken.hostNames().contains(domain)) {
            return because(HostingWording.HOST, domain);
        }
        if (held.contains(domain)) {
            return because(HostingWording.HELD, domain);
        }
        String service = taken.serverServices().get(domain);
        if (service != null) {
            return because(HostingWording.SERVICE, domain, service);
        }
        return taken.hasComponent(domain)
                ? because(HostingWording.COMPONENT, domain)
                : Optional.empty();
    }

    private static Optional<Phrase> because(HostingWording wording, Object... arguments) {
        return Optional.of(wording.with(arguments));
    }
}
