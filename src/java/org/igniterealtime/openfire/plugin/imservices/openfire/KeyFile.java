package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the key that passwords are encrypted with: one line, {@code imservices-key-1:} and 32 bytes in base64.
 * Only its owner may read it, from the moment it exists. An existing file is never written to. All calls block.
 */
final class KeyFile {

    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);

    private static final String PREFIX = "imservices-key-1:";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /**
     * The key; empty when there is no file.
     *
     * @throws IOException when the file cannot be read or holds no key; the message says which file and what is wrong
     */
    Optional<byte[]> read() throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("the key file " + file + " cannot be read: " + e, e);
        }
        if (!text.startsWith(PREFIX)) {
            throw new IOException(
                    "the key file " + file + " holds no key that begins with " + PREFIX);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException("the key file " + file + " is damaged: its key is not base64", e);
        }
        if (key.length != KEY_BYTES) {
            throw new IOException(
                    "the key file "
                            + file
                            + " is damaged: its key has "
                            + key.length
                            + " bytes instead of "
                            + KEY_BYTES);
        }
        tighten();
        return Optional.of(key);
    }

    /**
     * Makes a new key and its file, at once or not at all. When somebody else was faster, theirs is returned.
     *
     * @throws IOException when the file cannot be made
     */
    byte[] create() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            byte[] line =
                    (PREFIX + Base64.getEncoder().encodeToString(key) + "\n")
                            .getBytes(StandardCharsets.US_ASCII);
            try (FileChannel channel =
                    FileChannel.open(
                            draft,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly())) {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(draft);
            return key;
        } catch (FileAlreadyExistsException e) {
            return read().orElseThrow(
                            () -> new IOException("the key file " + file + " came and went", e));
        } catch (IOException e) {
            throw new IOException("the key file " + file + " cannot be made: " + e, e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link fails when the name is taken; a rename would replace a key that another made in the meantime. */
    private void publish(Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            log.debug("No link can be made in the folder of {}", file, e);
            Files.move(draft, file);
        }
    }

    private void tighten() throws IOException {
        if (!posix()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            try {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                log.warn(
                        "Others could read the key file {} ({}); it is its owner's alone now",
                        file,
                        permissions);
            } catch (IOException e) {
                // Somebody else's file, or on a medium that is read only; the key in it is good.
                log.warn(
                        "Others can read the key file {} ({}), and this cannot be changed: {}",
                        file,
                        permissions,
                        e.toString());
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
