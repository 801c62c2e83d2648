package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.junit.jupiter.api.Test;

class DomainClaimsTest {

    private final Set<String> components = new HashSet<>(Set.of("search.example.org"));
    private final DomainClaims claims =
            new DomainClaims(
                    new DomainClaims.Taken() {
                        @Override
                        public String serverDomain() {
                            return "example.org";
                        }

                        @Override
                        public Set<String> hostNames() {
                            return Set.of("host1.example.org");
                        }

                        @Override
                        public Map<String, String> serverServices() {
                            return Map.of("conference.example.org", "chat rooms");
                        }

                        @Override
                        public boolean hasComponent(String domain) {
                            return components.contains(domain);
                        }
                    });

    private void refused(String domain, String words) {
        String reason = claims.claim(domain).map(Phrase::toString).orElse("(granted)");
        assertTrue(reason.startsWith(domain + " ") && reason.contains(words), reason);
    }

    @Test
    void refusesWhatIsTaken() {
        refused("example.org", "domain of this server itself");
        refused("host1.example.org", "host name");
        refused("conference.example.org", "chat rooms");
        refused("search.example.org", "another component");
    }

    @Test
    void grantsTheRestOnce() {
        assertEquals(Optional.empty(), claims.claim("irc.example.org"));
        refused("irc.example.org", "another service of this plugin");
        claims.release("irc.example.org");
        assertEquals(Optional.empty(), claims.claim("irc.example.org"));
        assertEquals(Optional.empty(), claims.claim("irc.example.net"));
    }

    @Test
    void aComponentThatGoesLeavesItsDomain() {
        refused("search.example.org", "another component");
        components.clear();
        assertEquals(Optional.empty(), claims.claim("search.example.org"));
    }

    @Test
    void outsideIsWhatTheServerRoutesElsewhere() {
        assertFalse(claims.isOutside("irc.example.org"));
        assertTrue(claims.isOutside("irc.example.net"));
        assertTrue(claims.isOutside("org"));
        // The server compares no labels.
        assertFalse(claims.isOutside("myexample.org"));
    }
}
