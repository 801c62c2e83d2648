package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordVaultTest {

    private static final String SERVICE = "irc.example.org";
    private static final String USER = "alice@example.org";

    @TempDir private Path folder;

    private PasswordVault vault(boolean somethingIsEncrypted) {
        return new PasswordVault(
                new KeyFile(folder.resolve("imservices.key")), () -> somethingIsEncrypted);
    }

    @Test
    void whatIsSealedOpensWithTheSameKeyFile() {
        String sealed = vault(false).seal(SERVICE, USER, new Secret("pässwörd \uD83D\uDE00"));
        assertTrue(sealed.startsWith("v1:"), sealed);
        assertEquals("pässwörd \uD83D\uDE00", vault(true).open(SERVICE, USER, sealed).reveal());
    }

    @Test
    void theSamePasswordLooksDifferentEachTime() {
        PasswordVault vault = vault(false);
        assertNotEquals(
                vault.seal(SERVICE, USER, new Secret("x")),
                vault.seal(SERVICE, USER, new Secret("x")));
    }

    @Test
    void noPasswordIsNothingAndNeedsNoKey() {
        assertNull(vault(false).seal(SERVICE, USER, Secret.NONE));
        assertSame(Secret.NONE, vault(true).open(SERVICE, USER, null));
        assertSame(Secret.NONE, vault(true).open(SERVICE, USER, ""));
        vault(false).check();
        assertFalse(Files.exists(folder.resolve("imservices.key")));
    }

    @Test
    void aRowOfAnotherUserOrServiceDoesNotOpen() {
        PasswordVault vault = vault(false);
        String sealed = vault.seal(SERVICE, USER, new Secret("hushhush"));
        fails(vault, "bob@example.org", SERVICE, sealed);
        fails(vault, USER, "xmpp.example.org", sealed);
    }

    @Test
    void aChangedRowDoesNotOpen() {
        PasswordVault vault = vault(false);
        byte[] bytes =
                Base64.getDecoder()
                        .decode(vault.seal(SERVICE, USER, new Secret("hushhush")).substring(3));
        bytes[bytes.length - 1] ^= 1;
        fails(vault, USER, SERVICE, "v1:" + Base64.getEncoder().encodeToString(bytes));
        fails(vault, USER, SERVICE, "v1:AAAA");
        fails(vault, USER, SERVICE, "v1:%%%");
        fails(vault, USER, SERVICE, "v2:AAAA");
    }

    @Test
    void aLostKeyIsSaidAndNoNewOneIsMade() {
        StorageException e =
                assertThrows(
                        StorageException.class,
                        () -> vault(true).seal(SERVICE, USER, new Secret("x")));
        assertTrue(e.getMessage().contains("imservices.key"), e.getMessage());
        assertTrue(e.getMessage().contains("missing"), e.getMessage());
        assertThrows(StorageException.class, () -> vault(true).check());
        assertFalse(Files.exists(folder.resolve("imservices.key")));
    }

    @Test
    void aDamagedKeyIsSaidAndKept() throws Exception {
        Files.writeString(folder.resolve("imservices.key"), "oops");
        StorageException e =
                assertThrows(
                        StorageException.class,
                        () -> vault(false).seal(SERVICE, USER, new Secret("hushhush")));
        assertTrue(e.getMessage().contains("holds no key"), e.getMessage());
        assertFalse(e.toString().contains("hushhush"));
        assertEquals("oops", Files.readString(folder.resolve("imservices.key")));
    }

    private static void fails(PasswordVault vault, String user, String service, String stored) {
        StorageException e =
                assertThrows(StorageException.class, () -> vault.open(service, user, stored));
        assertFalse(e.getMessage().contains("hushhush"), e.getMessage());
    }
}
