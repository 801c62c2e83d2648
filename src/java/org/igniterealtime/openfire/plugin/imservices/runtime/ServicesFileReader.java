package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the services file and says in the log what is wrong with it, once. For one thread at a time. */
final class ServicesFileReader {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    /** Above this it is not a services file; some 100,000 services fit. */
    private static final long LARGEST = 32 << 20;

    private static final String MISSING = "missing";

    private final Path file;
    private final ProblemLog problems;
    private String said = "";

    ServicesFileReader(Path file) {
        this.file = file;
        this.problems = new ProblemLog(file.toString());
    }

    /** The file; one without sections when there is none; empty when it cannot be read. Blocks. */
    Optional<ServicesFile> read() {
        try {
            if (Files.size(file) > LARGEST) {
                sayOnce("the file is larger than " + LARGEST + " bytes");
                return Optional.empty();
            }
            ServicesFile read = ServicesFile.parse(Files.readAllBytes(file));
            said = "";
            problems.say(read.problems());
            return Optional.of(read);
        } catch (NoSuchFileException e) {
            sayMissing();
            problems.say(List.of());
            return Optional.of(ServicesFile.parse(new byte[0]));
        } catch (IOException e) {
            sayOnce(Reasons.of(e).toString());
            return Optional.empty();
        }
    }

    private void sayMissing() {
        if (!said.equals(MISSING)) {
            said = MISSING;
            LOG.info(
                    "There is no services file, so there are no services. Put one at {};"
                            + " it is read as soon as it is there",
                    file);
        }
    }

    private void sayOnce(String trouble) {
        if (!trouble.equals(said)) {
            said = trouble;
            LOG.error(
                    "The services file {} cannot be read ({}); the services stay as they are."
                            + " It must be readable by the user that Openfire runs as",
                    file,
                    trouble);
        }
    }
}
