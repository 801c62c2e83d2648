package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that only the server's user may enter. */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private static final Logger log = LoggerFactory.getLogger(PrivateFolder.class);

    private PrivateFolder() {}

    /**
     * The folder below the base; each name is one folder, made when it is missing.
     *
     * @throws IOException when it cannot be made or protected, or a name is not the name of a folder
     */
    static Path make(Path base, List<String> names) throws IOException {
        // Not the file store's word: where the root is not a mount point, as in a chroot, Java
        // finds no file store.
        boolean posix = base.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path folder = base;
        for (String name : names) {
            Path next;
            try {
                next = folder.resolve(name);
            } catch (InvalidPathException e) {
                throw new IOException("no folder can be called " + name, e);
            }
            if (!next.normalize().equals(next) || !folder.equals(next.getParent())) {
                throw new IOException("no folder can be called " + name);
            }
            folder = next;
            makeOne(folder, posix);
        }
        return folder;
    }

    /** Removes the folder below the base if nothing is in it. */
    static void deleteEmpty(Path base, List<String> names) throws IOException {
        Path folder = base;
        for (String name : names) {
            folder = folder.resolve(name);
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            log.debug("{} is kept, for there is something in it", folder, e);
        }
    }

    private static void makeOne(Path folder, boolean posix) throws IOException {
        try {
            if (posix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (posix && !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }
}
