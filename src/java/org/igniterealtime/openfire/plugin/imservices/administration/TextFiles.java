package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;

/**
 * The services file and the access files as text. Every call blocks; may be called by several threads.
 *
 * <p>A path is relative to Openfire's home and stays in it, links included. Besides the services file only files are read and
 * written that are new, named by an {@code access=} line, or XML with an access list; never what holds the server's secrets.
 */
public final class TextFiles {

    /** The path of the services file. */
    public static final String SERVICES_FILE = "conf/IMServices.dat";

    /**
     * A file as it is now; one that does not exist has the version {@link FileVersion#ABSENT}.
     *
     * @throws AdministrationException when the path is refused or the file cannot be read
     */
    public FileVersion read(String path) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /**
     * What would be wrong or odd in the file if it had this text.
     *
     * @throws AdministrationException when the path is refused
     */
    public List<FileProblem> check(String path, String text) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /**
     * What a save of this text would change.
     *
     * @throws AdministrationException when the path is refused or the file cannot be read
     */
    public Differences diff(String path, String text) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a file if it is still of that version. Lines that are the same keep their very bytes. Problems in the text do not
     * keep it from being saved, but for an access file that is invalid.
     *
     * @param version what the edit began on; {@link FileVersion#ABSENT} for a new file
     */
    public Outcome save(Actor actor, String path, String text, String version) {
        throw new UnsupportedOperationException();
    }
}
