package org.igniterealtime.openfire.plugin.imservices.administration;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file and what they are known by.
 *
 * @param version see {@link FileVersion#version}
 */
record Content(byte[] bytes, String version) {

    /** What a file that does not exist has. */
    static final Content NONE = new Content(new byte[0], FileVersion.ABSENT);

    static Content of(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new Content(bytes, HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
