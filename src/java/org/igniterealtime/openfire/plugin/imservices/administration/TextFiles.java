package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;

/**
 * The services file and the access files as text. Every call blocks; may be called by several threads.
 *
 * <p>A path is relative to Openfire's home and stays in it, links included. Besides the services file only access lists
 * are read and written, and text that is one but for its errors; never what holds the server's secrets.
 */
public final class TextFiles {

    /** The path of the services file. */
    public static final String SERVICES_FILE = "conf/IMServices.dat";

    private final HomeFiles files;
    private final AccessLists accessFiles;
    private final Applied applied;
    private final Audit audit;
    private final Language language;

    TextFiles(
            HomeFiles files,
            AccessLists accessFiles,
            Applied applied,
            Audit audit,
            Language language) {
        this.files = files;
        this.accessFiles = accessFiles;
        this.applied = applied;
        this.audit = audit;
        this.language = language;
    }

    /**
     * A file as it is now; one that does not exist has the version {@link FileVersion#ABSENT}.
     *
     * @throws AdministrationException when the path is refused or the file cannot be read
     */
    public FileVersion read(String path) throws AdministrationException {
        String normal = files.normalize(path);
        Content content = content(normal);
        files.remember(normal, content);
        return new FileVersion(
                TextForm.text(content.bytes()),
                content.version(),
                content == Content.NONE ? List.of() : problems(normal, content.bytes()));
    }

    /**
     * What would be wrong or odd in the file if it had this text.
     *
     * @throws AdministrationException when the path is refused
     */
    public List<FileProblem> check(String path, String text) throws AdministrationException {
        return problems(files.normalize(path), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a save of this text would change.
     *
     * @throws AdministrationException when the path is refused or the file cannot be read
     */
    public Differences diff(String path, String text) throws AdministrationException {
        String normal = files.normalize(path);
        return Differences.between(TextForm.text(content(normal).bytes()), text);
    }

    /**
     * Writes a file if it is still of that version. Lines that are the same keep their very bytes. Problems in the text do not
     * keep it from being saved, but for an access file that is invalid.
     *
     * @param version what the edit began on; {@link FileVersion#ABSENT} for a new file
     */
    public Outcome save(Actor actor, String path, String text, String version) {
        synchronized (files) {
            try {
                String normal = files.normalize(path);
                Content now = content(normal);
                if (!version.isEmpty() && !version.equals(now.version())) {
                    return conflict(normal, now, text, version);
                }
                byte[] bytes = TextForm.of(now.bytes()).with(text);
                if (!isServicesFile(normal)) {
                    AccessFile list = AccessFile.parse(bytes);
                    if (!list.isValid()) {
                        String wrong = accessFiles.firstError(list);
                        return new Outcome.Refused(
                                List.of(
                                        new FieldProblem(
                                                "text",
                                                Problem.Severity.ERROR,
                                                language.say("access.notsaved", wrong))));
                    }
                }
                return now != Content.NONE && Arrays.equals(now.bytes(), bytes)
                        ? new Outcome.Done(now.version())
                        : write(actor, normal, now, bytes);
            } catch (AdministrationException e) {
                return new Outcome.Failed(e.getMessage());
            }
        }
    }

    private Outcome write(Actor actor, String path, Content before, byte[] bytes)
            throws AdministrationException {
        Content written = files.write(path, bytes);
        if (isServicesFile(path)) {
            applied.written(written.version());
        }
        audit.changed(
                actor,
                language.say("audit.file", path),
                TextForm.text(before.bytes()),
                TextForm.text(bytes));
        return new Outcome.Done(written.version());
    }

    private Outcome conflict(String path, Content now, String yours, String version) {
        Optional<String> base =
                files.remembered(path, version).map(content -> TextForm.text(content.bytes()));
        String theirs = TextForm.text(now.bytes());
        return new Outcome.Conflict(
                now.version(),
                base,
                theirs,
                yours,
                base.map(text -> Differences.between(text, theirs))
                        .orElseGet(() -> new Differences(List.of())),
                Differences.between(base.orElse(theirs), yours));
    }

    private Content content(String path) throws AdministrationException {
        return isServicesFile(path) ? files.read(path) : accessFiles.read(path);
    }

    private List<FileProblem> problems(String path, byte[] bytes) {
        return isServicesFile(path)
                ? ServicesFile.parse(bytes).problems().stream().map(language::inFile).toList()
                : accessFiles.problems(bytes);
    }

    private static boolean isServicesFile(String path) {
        return path.equals(SERVICES_FILE);
    }
}
