package org.igniterealtime.openfire.plugin.imservices.kit;

import java.security.SecureRandom;

/** Passwords for servers that this machine alone can reach. */
final class Passwords {

    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        return RANDOM.ints(12, 0, CHARACTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, i) -> text.append(CHARACTERS.charAt(i)),
                        StringBuilder::append)
                .toString();
    }
}
