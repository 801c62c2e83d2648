package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Locale;

/** What becomes of the stanzas that a rule matches (XEP-0016 section 2.1). */
public enum Action {
    ALLOW,
    DENY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in the file. */
    public String word() {
        return word;
    }
}
