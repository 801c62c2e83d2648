package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log-ins with the JDK's own mechanisms are heard of, and go on as without. */
class WatchedMechanismsTest {

    private static final Map<String, ?> PROPERTIES = Map.of("from", "10.0.0.1");

    private final List<String> failures = new ArrayList<>();
    private final WatchedMechanisms watched =
            new WatchedMechanisms((user, with) -> failures.add(user + " " + with.get("from")));
    private Set<String> before;

    @BeforeEach
    void begin() {
        before = names();
        assertEquals(1, Security.insertProviderAt(watched, 1));
    }

    @AfterEach
    void end() {
        Security.removeProvider(watched.getName());
        assertEquals(before, names());
    }

    /** The mechanisms that a server finds. */
    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (SaslServerFactory factory : Collections.list(Sasl.getSaslServerFactories())) {
            names.addAll(List.of(factory.getMechanismNames(Map.of())));
        }
        return names;
    }

    private static CallbackHandler handler(String password) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName("juliet");
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                } else if (callback instanceof RealmCallback realm) {
                    realm.setText("example.org");
                } else if (callback instanceof AuthorizeCallback authorize) {
                    authorize.setAuthorized(true);
                }
            }
        };
    }

    private static SaslServer logIn(String password) throws SaslException {
        SaslServer server =
                Sasl.createSaslServer(
                        "DIGEST-MD5", "xmpp", "example.org", PROPERTIES, handler("secret"));
        SaslClient client =
                Sasl.createSaslClient(
                        new String[] {"DIGEST-MD5"},
                        null,
                        "xmpp",
                        "example.org",
                        Map.of(),
                        handler(password));
        byte[] challenge = server.evaluateResponse(new byte[0]);
        byte[] last = server.evaluateResponse(client.evaluateChallenge(challenge));
        client.evaluateChallenge(last);
        return server;
    }

    @Test
    void whatFailsIsHeardOfAndFailsTheSame() throws Exception {
        SaslException failure = assertThrows(SaslException.class, () -> logIn("wrong"));
        assertEquals(List.of("juliet 10.0.0.1"), failures);
        watched.forget();
        assertThrows(SaslException.class, () -> logIn("wrong"));
        assertEquals(1, failures.size());
        Security.removeProvider(watched.getName());
        assertEquals(
                failure.getMessage(),
                assertThrows(SaslException.class, () -> logIn("wrong")).getMessage());
    }

    @Test
    void whatSucceedsIsNoNews() throws Exception {
        SaslServer server = logIn("secret");
        assertTrue(server.isComplete());
        assertEquals("juliet", server.getAuthorizationID());
        assertEquals("auth", server.getNegotiatedProperty(Sasl.QOP));
        assertEquals(List.of(), failures);
    }

    @Test
    void whatNobodyHasItHasNot() throws Exception {
        assertEquals(before, names());
        assertNull(
                Sasl.createSaslServer("DANCE", "xmpp", "example.org", Map.of(), handler("secret")));
    }

    @Test
    void anEarThatFailsHarmsNobody() {
        Security.removeProvider(watched.getName());
        WatchedMechanisms deaf =
                new WatchedMechanisms(
                        (user, with) -> {
                            throw new IllegalStateException("on purpose");
                        });
        Security.insertProviderAt(deaf, 1);
        try {
            assertThrows(SaslException.class, () -> logIn("wrong"));
        } finally {
            Security.removeProvider(deaf.getName());
        }
    }

    @Test
    void findsTheName() {
        assertEquals("romeo", name("PLAIN", "\0romeo\0secret"));
        assertEquals("romeo", name("PLAIN", "x@y\0romeo\0secret"));
        assertEquals("romeo", name("SCRAM-SHA-1", "n,,n=romeo,r=abc"));
        assertEquals("a,b=", name("SCRAM-SHA-1-PLUS", "p=tls-unique,,n=a=2Cb=3D,r=abc"));
        assertEquals("", name("PLAIN", ""));
        assertEquals("", name("EXTERNAL", "romeo"));
        assertEquals("", name("SCRAM-SHA-1", "c=biws,r=abc,p=def"));
        assertFalse(name("PLAIN", "\0romeo\0secret").contains("secret"));
        assertEquals(256, name("PLAIN", "\0" + "x".repeat(999) + "\0y").length());
    }

    private static String name(String mechanism, String said) {
        return WatchedMechanisms.name(mechanism, said.getBytes(StandardCharsets.UTF_8));
    }
}
