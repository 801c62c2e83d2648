package org.igniterealtime.openfire.plugin.imservices.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

/** The token of a session of the console. */
class TokensTest {

    private final Tokens tokens = new Tokens();

    @Test
    void allTabsOfASessionHaveOne() {
        HttpSession session = session();
        String token = tokens.of(session, "admin");
        assertEquals(token, tokens.of(session, "admin"));
        assertTrue(tokens.isRight(session, "admin", token));
    }

    @Test
    void itOutlivesAReloadOfThePlugin() {
        HttpSession session = session();
        String token = tokens.of(session, "admin");
        assertTrue(new Tokens().isRight(session, "admin", token));
    }

    @Test
    void everySessionAndUserHasAnother() {
        HttpSession session = session();
        String token = tokens.of(session, "admin");
        assertNotEquals(token, tokens.of(session(), "admin"));
        assertNotEquals(token, tokens.of(session, "other"));
        assertFalse(tokens.isRight(session, "other", token));
    }

    @Test
    void anythingElseIsWrong() {
        HttpSession session = session();
        assertFalse(tokens.isRight(session, "admin", "x"));
        String token = tokens.of(session, "admin");
        assertFalse(tokens.isRight(session, "admin", null));
        assertFalse(tokens.isRight(session, "admin", ""));
        assertFalse(tokens.isRight(session, "admin", token + "x"));
        assertFalse(tokens.isRight(session, "admin", token.substring(1)));
    }

    /** The servlet container's; only its attributes matter. */
    private static HttpSession session() {
        Map<String, Object> attributes = new HashMap<>();
        HttpSession session = mock(HttpSession.class);
        when(session.getAttribute(anyString()))
                .thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(session)
                .setAttribute(anyString(), any());
        return session;
    }
}
