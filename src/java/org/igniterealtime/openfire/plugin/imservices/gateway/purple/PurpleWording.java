package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** Why libpurple cannot be used, or works only partly. */
public enum PurpleWording implements Words {
    NO_LIBRARY(
            "libpurple is not installed. Install the Debian package libpurple0, then start the service again. ({0})"),
    BROKEN("libpurple is installed, but cannot be used: {0}"),
    PROTOCOL_OF_PACKAGE("libpurple has no protocol {0}. Install the Debian package {1}"),
    PROTOCOL_OF_FILE(
            "libpurple has no protocol {0}. Put the file {1} into the folder modules of Openfire''s home"),
    NO_PROTOCOL(
            "libpurple has no protocol {0}. Install the package that brings it, or put its .so file into the folder modules of Openfire''s home, or correct params"),
    PARAMS("params: {0}"),
    NOT_STARTED("A worker process cannot be started: {0}"),
    ENDED("The worker process did not start: {0}"),
    LATE("The worker process did not start in time"),
    INTERRUPTED("The start was interrupted"),
    CRASHES("Worker processes ended {0} times within {1} minutes; the last: {2}");

    private final String pattern;

    PurpleWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "purple.reason." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
