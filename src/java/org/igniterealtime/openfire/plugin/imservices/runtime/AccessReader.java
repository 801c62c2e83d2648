package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.AccessReading;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * Reads one access list from Openfire's home, as often as it is asked, and says in the log what is wrong with it, once. For one
 * thread at a time.
 */
final class AccessReader {

    private final HomePaths paths;
    private final String path;
    private final ProblemLog problems;
    private Phrase oddity = Phrase.NOTHING;

    /**
     * @param path as the services file has it
     */
    AccessReader(HomePaths paths, String path) {
        this.paths = paths;
        this.path = path;
        this.problems = new ProblemLog("The access list " + path);
    }

    /**
     * The file whose changes are changes of the list: where the path leads before links are followed, for they may change, too.
     *
     * @throws HomeFileException when there can be no such file in the home
     */
    Path watched() throws HomeFileException {
        return paths.unresolved(paths.normalize(path));
    }

    /**
     * The list as it is now. Blocks.
     *
     * @throws HomeFileException when the path leads to no file that may be read, or the file is no valid list
     */
    AccessList read() throws HomeFileException {
        AccessReading reading = AccessList.read(bytes(paths.resolve(paths.normalize(path))));
        problems.say(reading.problems());
        oddity =
                reading.problems().stream()
                        .filter(AccessList::isOneWay)
                        .findFirst()
                        .map(problem -> HomeWording.WRONG.with(path, problem.saidWithPlace()))
                        .orElse(Phrase.NOTHING);
        return reading.list()
                .orElseThrow(() -> new HomeFileException(wrong(reading.problems()), true, null));
    }

    /** What hardly anybody means, in the list that was read last, so that those are at a loss whom it lets in; empty for nothing. */
    Phrase oddity() {
        return oddity;
    }

    private byte[] bytes(Path file) throws HomeFileException {
        try {
            // Before anything of it is read: a file may be larger than the memory.
            long size = Files.size(file);
            if (size <= AccessFile.MAX_BYTES) {
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] bytes = in.readNBytes(AccessFile.MAX_BYTES + 1);
                    size = bytes.length;
                    if (size <= AccessFile.MAX_BYTES) {
                        return bytes;
                    }
                }
            }
            throw new HomeFileException(
                    HomeWording.TOO_LARGE.with(path, size, AccessFile.MAX_BYTES));
        } catch (NoSuchFileException e) {
            throw new HomeFileException(HomeWording.MISSING.with(path), true, e);
        } catch (AccessDeniedException e) {
            throw new HomeFileException(
                    HomeWording.DENIED.with(path, System.getProperty("user.name")), false, e);
        } catch (IOException e) {
            throw new HomeFileException(
                    HomeWording.FAILED.with(path, HomePaths.detail(e)), false, e);
        }
    }

    private Phrase wrong(List<Problem> problems) {
        List<Problem> errors =
                problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .toList();
        Problem first = errors.get(0);
        return errors.size() == 1
                ? HomeWording.WRONG.with(path, first.saidWithPlace())
                : HomeWording.WRONG_AND_MORE.with(path, first.saidWithPlace(), errors.size() - 1);
    }
}
