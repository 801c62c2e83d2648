package org.igniterealtime.openfire.plugin.imservices.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file in a service's folder with an address in each line, replaced as a whole. Calls block; not for use by several threads at
 * once.
 */
public final class AddressFile {

    private static final Logger LOG = LoggerFactory.getLogger(AddressFile.class);

    private final Path file;

    public AddressFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it; a file that is not there has no lines.
     *
     * @param line takes each line that is not blank; throws IllegalArgumentException for one that has no address
     * @throws IOException when it cannot be read, or there is no address in a line
     */
    public void read(Consumer<String> line) throws IOException {
        try {
            for (String each : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!each.isBlank()) {
                    line.accept(each);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("There is nobody yet in {}", file, e);
        } catch (IllegalArgumentException e) {
            throw new IOException("There is no address in a line of " + file, e);
        }
    }

    /** @throws IOException when it cannot be written; it is as before then */
    public void write(List<String> lines) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.write(temporary, lines);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Its path. */
    @Override
    public String toString() {
        return file.toString();
    }
}
