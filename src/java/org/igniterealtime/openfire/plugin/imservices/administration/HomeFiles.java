package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomeFileException;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text files of Openfire's home, read and written by their versions. Writing is for one thread at a time, which holds the
 * monitor of this while it reads, decides and writes.
 */
final class HomeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(HomeFiles.class);

    /** What the manager reads at the most; an access file of that size has a hundred thousand rules. */
    static final int LARGEST = 32 << 20;

    private final HomePaths paths;
    private final Language language;
    private final Trouble trouble;
    private final Snapshots snapshots = new Snapshots(64, 2L * LARGEST);

    HomeFiles(HomePaths paths, Language language) {
        this.paths = paths;
        this.language = language;
        this.trouble = new Trouble(language);
    }

    /** See {@link HomePaths#normalize}. */
    String normalize(String path) throws AdministrationException {
        try {
            return paths.normalize(path);
        } catch (HomeFileException e) {
            throw refused(e);
        }
    }

    /**
     * The file as it is; nothing for one that does not exist. Blocks.
     *
     * @param path normalized
     */
    Content read(String path) throws AdministrationException {
        Path file = resolve(path);
        try {
            if (Files.size(file) > LARGEST) {
                throw language.refusal("read.large", file, LARGEST);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw language.refusal("read.large", file, LARGEST);
                }
                return Content.of(bytes);
            }
        } catch (NoSuchFileException e) {
            return Content.NONE;
        } catch (IOException e) {
            throw new AdministrationException(trouble.reading(file, e), e);
        }
    }

    private Path resolve(String path) throws AdministrationException {
        try {
            return paths.resolve(path);
        } catch (HomeFileException e) {
            throw refused(e);
        }
    }

    private AdministrationException refused(HomeFileException e) {
        return new AdministrationException(language.say(e.reason()), e);
    }

    /** Remembers a version that is shown to somebody who may edit it. */
    void remember(String path, Content content) {
        snapshots.keep(path, content);
    }

    /** A version that was shown; empty when that was too long ago. */
    Optional<Content> remembered(String path, String version) {
        return snapshots.find(path, version);
    }

    /**
     * Writes a file. Blocks.
     *
     * @throws AdministrationException when that is not possible; the file is as it was then
     */
    synchronized Content write(String path, byte[] bytes) throws AdministrationException {
        if (bytes.length > LARGEST) {
            throw language.refusal("write.large", path, LARGEST);
        }
        Path file = resolve(path);
        try {
            AtomicWrite.write(file, bytes);
        } catch (IOException e) {
            LOG.warn("IM Services: {} was not written", file, e);
            throw new AdministrationException(trouble.writing(file, e), e);
        }
        Content written = Content.of(bytes);
        remember(path, written);
        return written;
    }
}
