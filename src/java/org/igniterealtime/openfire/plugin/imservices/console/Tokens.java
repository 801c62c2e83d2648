package org.igniterealtime.openfire.plugin.imservices.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.servlet.http.HttpSession;

/**
 * The secret that a request must know to change anything, so that no other site can make an administrator's browser do it. One for
 * a session of the console and its user, so that several tabs work side by side; it is kept in the session, and outlives a reload
 * of the plugin. Safe for use by several threads.
 */
final class Tokens {

    /** A request header: another site's page cannot send it without being allowed to, and no form can. */
    static final String HEADER = "X-IMS-Token";

    private static final String ATTRIBUTE = "imservices.token.";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** The token of a session, made when it has none. */
    synchronized String of(HttpSession session, String user) {
        if (session.getAttribute(ATTRIBUTE + user) instanceof String token) {
            return token;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(ATTRIBUTE + user, token);
        return token;
    }

    /**
     * Whether it is the session's token. Takes as long whatever is wrong with it.
     *
     * @param given null when the request has none
     */
    synchronized boolean isRight(HttpSession session, String user, String given) {
        return given != null
                && session.getAttribute(ATTRIBUTE + user) instanceof String token
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }
}
