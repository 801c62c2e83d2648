package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;

/**
 * Encrypts passwords for the database: AES-256 in GCM (NIST SP 800-38D), a random nonce for each, bound to the service and
 * the user, so that a row's password is of no use in another row. The stored form is {@code v1:} and base64 of nonce,
 * ciphertext and tag; another format gets another prefix.
 *
 * <p>The key file is read when it is first needed, and made then when there is neither a file nor anything encrypted. Every
 * call may block.
 */
final class PasswordVault {

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile keyFile;
    private final Callable<Boolean> somethingIsEncrypted;
    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec key;

    /**
     * @param somethingIsEncrypted whether the database holds a password already, so that a missing key is a lost one
     */
    PasswordVault(KeyFile keyFile, Callable<Boolean> somethingIsEncrypted) {
        this.keyFile = keyFile;
        this.somethingIsEncrypted = somethingIsEncrypted;
    }

    /** What is stored for the password; null for none. */
    String seal(String service, String user, Secret password) {
        if (password.isEmpty()) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, service, user);
            byte[] sealed = cipher.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] stored = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, stored, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return VERSION + Base64.getEncoder().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new StorageException(
                    "The password of " + user + " for " + service + " cannot be encrypted", e);
        }
    }

    /**
     * The password behind what is stored; null or empty means none.
     *
     * @throws StorageException when it was not encrypted with the present key for this service and user
     */
    Secret open(String service, String user, String stored) {
        if (stored == null || stored.isEmpty()) {
            return Secret.NONE;
        }
        String whose = "The stored password of " + user + " for " + service;
        if (!stored.startsWith(VERSION)) {
            throw new StorageException(whose + " has a form that this version does not know", null);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(stored.substring(VERSION.length()));
            if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new StorageException(whose + " is damaged: too short", null);
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, service, user);
            byte[] plain = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            throw new StorageException(
                    whose
                            + " does not open with the key in "
                            + keyFile.path()
                            + ": another key was used, or the row was changed",
                    e);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new StorageException(whose + " is damaged", e);
        }
    }

    /** Reads the key, or says why there is none; for the administrator's log at the start. */
    void check() {
        if (Boolean.TRUE.equals(ask())) {
            key();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String service, String user)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ("imservices registration\n" + service + "\n" + user)
                        .getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private synchronized SecretKeySpec key() {
        if (key == null) {
            try {
                Optional<byte[]> bytes = keyFile.read();
                if (bytes.isEmpty() && ask()) {
                    throw new StorageException(
                            "The key file "
                                    + keyFile.path()
                                    + " is missing, but the database holds passwords encrypted with it. Put it back from a backup; or, if"
                                    + " it is lost, delete the rows of ofImsRegistration: their users then register again",
                            null);
                }
                key = new SecretKeySpec(bytes.isPresent() ? bytes.get() : keyFile.create(), "AES");
            } catch (IOException e) {
                throw new StorageException(
                        "Passwords cannot be encrypted or read: " + e.getMessage(), e);
            }
        }
        return key;
    }

    private boolean ask() {
        try {
            return somethingIsEncrypted.call();
        } catch (StorageException e) {
            throw e;
        } catch (Exception e) {
            throw new StorageException("The database does not say whether it holds passwords", e);
        }
    }
}
