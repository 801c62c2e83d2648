package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * A folder for libpurple in which it can write nothing about accounts. It is needed: protocols keep what they download there.
 */
final class UserFolder implements AutoCloseable {

    /** What libpurple would write before it renames it: a folder of that name keeps it from doing so. */
    private static final List<String> NEVER_WRITTEN =
            List.of("accounts.xml", "blist.xml", "pounces.xml", "prefs.xml", "status.xml");

    private final Path path;
    private final Journal journal;

    private UserFolder(Path path, Journal journal) {
        this.path = path;
        this.journal = journal;
    }

    static UserFolder make(Journal journal) throws PurpleCore.UnusableException {
        try {
            Path folder = Files.createTempDirectory("purple");
            for (String file : NEVER_WRITTEN) {
                Files.createDirectory(folder.resolve(file + ".save"));
            }
            Files.createFile(folder.resolve("logs"));
            return new UserFolder(folder, journal);
        } catch (IOException e) {
            throw new PurpleCore.UnusableException(
                    Event.Trouble.BROKEN, "There is no room for temporary files: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    /** Removes it with what is in it. */
    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            journal.warn("A folder for temporary files is left: " + e);
        }
    }
}
