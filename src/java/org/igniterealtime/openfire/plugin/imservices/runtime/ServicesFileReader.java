package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the services file and says in the log what is wrong with it, once. For one thread at a time. */
final class ServicesFileReader {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    /** So many problems are logged; the console shows all. */
    private static final int LOGGED = 50;

    /** Above this it is not a services file; some 100,000 services fit. */
    private static final long LARGEST = 32 << 20;

    private static final String MISSING = "missing";

    private final Path file;
    private List<Problem> saidProblems = List.of();
    private String said = "";

    ServicesFileReader(Path file) {
        this.file = file;
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
            say(read.problems());
            return Optional.of(read);
        } catch (NoSuchFileException e) {
            sayMissing();
            saidProblems = List.of();
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

    private void say(List<Problem> problems) {
        if (problems.equals(saidProblems)) {
            return;
        }
        saidProblems = problems;
        for (Problem problem : problems.subList(0, Math.min(problems.size(), LOGGED))) {
            LOG.warn("{}:{}", file, problem);
        }
        if (problems.size() > LOGGED) {
            LOG.warn("{}: and {} more problems", file, problems.size() - LOGGED);
        }
    }
}
