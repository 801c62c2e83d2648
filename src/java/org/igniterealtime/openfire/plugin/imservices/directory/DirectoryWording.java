package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What a directory tells administrators. */
public enum DirectoryWording implements Words {
    NO_FIELDS("One of username, name and email must be 1, or there is nothing to search."),
    NOT_SEARCHABLE("The user store of this server cannot be searched, so nobody is found."),
    NO_GROUP(
            "There is no group {0}, which excludeGroups names: correct the name, or those whom it should hide are found."),
    STORE("The user store of this server does not answer: {0}"),
    SEARCHES("Searches"),
    SEARCHES_WHAT("Searches in a user directory."),
    SEARCHES_UNIT("searches");

    private final String pattern;

    DirectoryWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "directory.reason." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
