package org.igniterealtime.openfire.plugin.imservices.conference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Appends to files in Openfire's home, and to no others, whatever links lie there. Blocks. */
final class HistoryHome {

    private final Path home;

    HistoryHome(Path home) {
        this.home = home;
    }

    /**
     * Appends all of the bytes, or none.
     *
     * @param room for what is said when it cannot be done
     * @param parts of the path
     * @param fixed how many of its folders must be there; the others are made
     */
    void append(String room, List<String> parts, int fixed, byte[] bytes) throws HistoryException {
        String shown = String.join("/", parts);
        try {
            Path file = file(room, parts, fixed, shown);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                // A pipe would let its writer wait for ever.
                throw new HistoryException(
                        ConferenceWording.HISTORY_NO_FILE.with(room, shown), null);
            }
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS)) {
                append(channel, bytes);
            }
        } catch (IOException | InvalidPathException | SecurityException e) {
            throw new HistoryException(
                    ConferenceWording.HISTORY_UNWRITABLE.with(room, shown, detail(e)), e);
        }
    }

    /** A full disk takes a part; that is taken back, so that it is not there twice later. */
    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        long end = channel.size();
        channel.position(end);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private Path file(String room, List<String> parts, int fixed, String shown)
            throws HistoryException, IOException {
        if (HistoryPath.isClosed(parts)) {
            throw new HistoryException(ConferenceWording.HISTORY_CLOSED.with(room, shown), null);
        }
        Path realHome = home.toRealPath();
        Path folder = realHome;
        for (int i = 0; i < parts.size() - 1; i++) {
            folder = folder.resolve(parts.get(i));
            if (!Files.isDirectory(folder)) {
                if (i < fixed) {
                    throw new HistoryException(
                            ConferenceWording.HISTORY_NO_FOLDER.with(room, folder), null);
                }
                Files.createDirectory(folder);
            }
            // Before anything is made in it.
            folder = folder.toRealPath();
            checkInside(room, shown, realHome, folder, parts.get(parts.size() - 1));
        }
        return folder.resolve(parts.get(parts.size() - 1));
    }

    private static void checkInside(
            String room, String shown, Path realHome, Path folder, String file)
            throws HistoryException {
        if (!folder.startsWith(realHome)) {
            throw new HistoryException(ConferenceWording.HISTORY_OUTSIDE.with(room, shown), null);
        }
        List<String> inHome = new ArrayList<>();
        realHome.relativize(folder).forEach(part -> inHome.add(part.toString()));
        inHome.add(file);
        if (HistoryPath.isClosed(inHome)) {
            throw new HistoryException(ConferenceWording.HISTORY_CLOSED.with(room, shown), null);
        }
    }

    private static String detail(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
