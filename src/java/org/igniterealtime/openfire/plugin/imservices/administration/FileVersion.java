package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * A text file as it was at a moment.
 *
 * @param text its text, with LF between lines and without a byte order mark; empty for a file that does not exist
 * @param version the SHA-256 of its bytes in hexadecimal digits; {@link #ABSENT} when there was no such file
 * @param problems what is wrong or odd in it, in its order
 */
public record FileVersion(String text, String version, List<FileProblem> problems) {

    /** The version of a file that does not exist. */
    public static final String ABSENT = "absent";

    public FileVersion {
        Objects.requireNonNull(text);
        Objects.requireNonNull(version);
        problems = List.copyOf(problems);
    }

    public boolean exists() {
        return !version.equals(ABSENT);
    }
}
