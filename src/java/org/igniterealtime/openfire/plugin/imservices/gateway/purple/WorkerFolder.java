package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one worker, open to the server's user only: the link's socket lies in it, and it is the worker's home. */
final class WorkerFolder {

    /** What the JDK puts into {@code sun_path} of sockaddr_un (unix(7)): two bytes less than its 108. */
    private static final int MAX_SOCKET_PATH = 106;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerFolder.class);
    private static final String SOCKET = "link";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    private WorkerFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder under the parent, or where temporary files go when the socket's path would be too long there. */
    static WorkerFolder create(Path parent) throws IOException {
        Files.createDirectories(parent, PRIVATE);
        WorkerFolder made = new WorkerFolder(Files.createTempDirectory(parent, "w", PRIVATE));
        if (fits(made.socket())) {
            return made;
        }
        made.delete();
        made = new WorkerFolder(Files.createTempDirectory("ims", PRIVATE));
        if (fits(made.socket())) {
            return made;
        }
        made.delete();
        throw new IOException(
                "the path of a socket may have "
                        + MAX_SOCKET_PATH
                        + " bytes, and both "
                        + parent
                        + " and the folder for temporary files ("
                        + System.getProperty("java.io.tmpdir")
                        + ") are too long for that; start the server with a shorter"
                        + " -Djava.io.tmpdir");
    }

    /** Removes what a server that was killed has left under the parent. */
    static void deleteLeftovers(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            try (Stream<Path> entries = Files.list(parent)) {
                entries.forEach(entry -> new WorkerFolder(entry).delete());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** Removes the parent when no worker's folder is left in it. */
    static void deleteEmpty(Path parent) throws IOException {
        try {
            Files.deleteIfExists(parent);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("Something is left in {}; it goes with the next start", parent, e);
        }
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_PATH;
    }

    Path path() {
        return folder;
    }

    Path socket() {
        return folder.resolve(SOCKET);
    }

    /** Removes the folder and what is in it. */
    void delete() {
        try {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Deleter());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
