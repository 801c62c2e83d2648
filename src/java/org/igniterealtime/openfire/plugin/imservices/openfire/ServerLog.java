package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Openfire's log: {@code openfire.log} since 4.5; before that {@code all.log}, or {@code info.log}, {@code warn.log} and
 * {@code error.log} where an administrator has changed the settings.
 */
final class ServerLog {

    private static final List<String> NAMES =
            List.of("openfire.log", "all.log", "info.log", "warn.log", "error.log");

    /** As much of the end is read at the most: a log may have gigabytes. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Path folder;

    ServerLog(Path folder) {
        this.folder = folder;
    }

    /** The last lines, the oldest first; empty when there is no log. */
    List<String> last(int most) throws IOException {
        Optional<Path> file = newest();
        if (file.isEmpty()) {
            return List.of();
        }
        String text;
        boolean cut;
        try (SeekableByteChannel channel = Files.newByteChannel(file.get())) {
            long from = Math.max(0, channel.size() - MOST_BYTES);
            cut = from > 0;
            channel.position(from);
            ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A read may give less than there is.
            }
            bytes.flip();
            // What is no UTF-8 becomes U+FFFD.
            text = StandardCharsets.UTF_8.decode(bytes).toString();
        }
        List<String> lines = text.lines().toList();
        // The first may be a part of a line.
        int first = Math.max(cut ? 1 : 0, lines.size() - most);
        return first >= lines.size() ? List.of() : lines.subList(first, lines.size());
    }

    /** The one that was last written to; of those written at the same time the first of the names. */
    private Optional<Path> newest() throws IOException {
        Path newest = null;
        FileTime time = null;
        List<Path> files = new ArrayList<>();
        NAMES.forEach(name -> files.add(folder.resolve(name)));
        for (Path file : files) {
            if (Files.isRegularFile(file) && Files.size(file) > 0) {
                FileTime written = Files.getLastModifiedTime(file);
                if (time == null || written.toMillis() / 1000 > time.toMillis() / 1000) {
                    newest = file;
                    time = written;
                }
            }
        }
        return Optional.ofNullable(newest);
    }
}
