package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * By what it is seen that other protocols may have been installed: libraries with their size, time of change and identity.
 */
record InstalledFiles(Map<Path, String> stamps) {

    InstalledFiles {
        stamps = Map.copyOf(stamps);
    }

    /** Looks at files, and at the libraries in folders, as far as they are there. Blocks. */
    static InstalledFiles of(Collection<Path> places) throws IOException {
        Map<Path, String> stamps = new TreeMap<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                stamps.put(place, "a folder");
                addLibraries(place, stamps);
            } else {
                stamps.put(place, stamp(place));
            }
        }
        return new InstalledFiles(stamps);
    }

    private static void addLibraries(Path folder, Map<Path, String> stamps) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().endsWith(".so")).toList()) {
                stamps.put(file, stamp(file));
            }
        } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
            // Gone since, or closed, to libpurple as well: that is what the stamp says then.
            stamps.put(folder, e.getClass().getSimpleName());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
            return of.size() + " " + of.lastModifiedTime() + " " + of.fileKey();
        } catch (NoSuchFileException e) {
            return "missing";
        }
    }
}
