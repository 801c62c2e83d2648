package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces a file by another content: whoever looks sees the one or the other, whole, even after the power has gone. */
final class AtomicWrite {

    private static final Logger LOG = LoggerFactory.getLogger(AtomicWrite.class);

    private static final Set<PosixFilePermission> WRITE =
            PosixFilePermissions.fromString("-w--w--w-");

    /** For a new file: what the administrator writes may hold passwords. */
    private static final Set<PosixFilePermission> NEW =
            PosixFilePermissions.fromString("rw-r-----");

    private AtomicWrite() {}

    /**
     * Writes the bytes to a temporary file beside it, down to the disk, and gives that the file's name. Permissions, and where the
     * system lets it the owner, stay. Blocks.
     *
     * @param file no link; may not exist
     * @throws IOException when that is not possible; all is as it was then
     */
    static void write(Path file, byte[] bytes) throws IOException {
        PosixFileAttributes before = attributes(file);
        checkWritable(file, before);
        Path folder = Objects.requireNonNull(file.getParent());
        Path temporary = Files.createTempFile(folder, ".imservices-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                copyAttributes(before, temporary);
                channel.force(true);
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Null for a file that does not exist, or where the system has none. */
    private static PosixFileAttributes attributes(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null || !Files.exists(file) ? null : view.readAttributes();
    }

    /** A rename would go over a file that somebody has protected, and root may write to any. */
    private static void checkWritable(Path file, PosixFileAttributes before) throws IOException {
        boolean isProtected =
                before != null && before.permissions().stream().noneMatch(WRITE::contains);
        if (Files.getFileStore(Objects.requireNonNull(file.getParent())).isReadOnly()) {
            throw new FileSystemException(file.toString(), null, "Read-only file system");
        }
        if (isProtected || Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString(), null, "write-protected");
        }
    }

    private static void copyAttributes(PosixFileAttributes before, Path temporary)
            throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (before == null) {
            view.setPermissions(NEW);
            return;
        }
        PosixFileAttributes mine = view.readAttributes();
        try {
            if (!mine.group().equals(before.group())) {
                view.setGroup(before.group());
            }
            if (!mine.owner().equals(before.owner())) {
                view.setOwner(before.owner());
            }
        } catch (IOException e) {
            LOG.debug(
                    "The owner of {} cannot be kept; only root may give files away", temporary, e);
        }
        view.setPermissions(before.permissions());
    }

    /** Makes the new name last; where folders cannot be opened, the system does it itself. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} cannot be forced to the disk", folder, e);
        }
    }
}
